import { RandomPool } from './random-pool.js';

export const nonceBytes = 12;
const pool = new RandomPool(nonceBytes, 512);

/** 96 random bits. */
export function nextNonce(): Buffer {
  return pool.next();
}
