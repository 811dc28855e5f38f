export { type AllInOne, startAllInOne } from './all-in-one.js';
