import { randomFillSync } from 'node:crypto';

/** Asking the system for a few bytes costs as much as asking it for many; every request wants two ids. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

/** So many random bytes, as hexadecimal digits: for the ids of traces, not for secrets. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
