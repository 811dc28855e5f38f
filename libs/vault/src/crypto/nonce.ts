import { randomFillSync } from 'node:crypto';

export const nonceBytes = 12;
const pool = Buffer.alloc(nonceBytes * 512);
let used = pool.length;

/** 96 random bits; a nonce is no secret, so many are drawn at once, which is several times cheaper. */
export function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const nonce = Buffer.from(pool.subarray(used, used + nonceBytes));
  used += nonceBytes;
  return nonce;
}
