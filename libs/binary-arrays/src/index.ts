export { bigintArray, booleanArray, byteaArray, intArray, textArray, utf8Array } from './arrays.js';
