/**
 * Parameters in PostgreSQL's binary form, for what a batch has thousands of. As text each term would be written in decimals
 * and each ciphertext in hex, escaped, and read again by the server: a tenth of what a seal costs.
 */

const oidOfBigint = 20;
const arrayHeadBytes = 20;
const elementBytes = 12;

/** A `bigint[]`; several lists one after another, see {@link endsOf}. */
export function bigintArray(lists: readonly BigInt64Array[]): Buffer {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  const written = Buffer.allocUnsafe(count === 0 ? arrayHeadBytes - 8 : arrayHeadBytes + count * elementBytes);
  let at = written.writeInt32BE(count === 0 ? 0 : 1); // dimensions
  at = written.writeInt32BE(0, at); // no nulls
  at = written.writeInt32BE(oidOfBigint, at);
  if (count === 0) return written;
  at = written.writeInt32BE(count, at);
  at = written.writeInt32BE(1, at); // the first has number 1
  for (const list of lists)
    for (const value of list) {
      at = written.writeInt32BE(8, at);
      at = written.writeBigInt64BE(value, at);
    }
  return written;
}

/** How many elements (or bytes) there are up to the end of each part, when all parts stand one after another. */
export function endsOf(parts: readonly { readonly length: number }[]): number[] {
  let end = 0;
  return parts.map(({ length }) => (end += length));
}
