import { endianness } from 'node:os';

const oids = { boolean: 16, bytea: 17, bigint: 20, int: 23, text: 25 } as const;
const emptyHeadBytes = 12;
const headBytes = 20;
const lengthBytes = 4;

/** How this machine keeps numbers: PostgreSQL wants the highest byte first on every machine. */
const lowestByteFirst = endianness() === 'LE';
/** The length of a bigint as it lies in memory with its highest byte first. */
const eight = lowestByteFirst ? 0x08000000 : 8;

/** An `int[]` of whole numbers of 32 bits. */
export function intArray(values: readonly number[]): Buffer {
  const written = Buffer.allocUnsafe(headBytes + values.length * (lengthBytes + 4));
  let at = writeHead(written, oids.int, values.length);
  for (const value of values) {
    at = written.writeInt32BE(4, at);
    at = written.writeInt32BE(value, at);
  }
  return written.subarray(0, at);
}

/** A `bigint[]` of several lists, one after another. */
export function bigintArray(lists: readonly BigInt64Array[]): Buffer {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  const written = Buffer.allocUnsafe(headBytes + count * (lengthBytes + 8));
  const begin = writeHead(written, oids.bigint, count);
  // each one's length, then its highest byte first; as bigints of JavaScript they would be made one by one
  const words = new Uint32Array(written.buffer, written.byteOffset, written.length / 4);
  let at = begin / 4;
  for (const list of lists) at = writeBigints(words, at, list);
  return written.subarray(0, at * 4);
}

/** A `text[]`; PostgreSQL refuses a text with a NUL in it, as data that it cannot store. */
export function textArray(texts: readonly string[]): Buffer {
  // a unit of UTF-16 has three bytes at most: counting them before would read each text twice
  const room = texts.reduce((sum, { length }) => sum + lengthBytes + length * 3, headBytes);
  const written = Buffer.allocUnsafe(room);
  let at = writeHead(written, oids.text, texts.length);
  for (const text of texts) {
    const bytes = written.write(text, at + lengthBytes);
    written.writeInt32BE(bytes, at);
    at += lengthBytes + bytes;
  }
  return written.subarray(0, at);
}

/** A `text[]` of texts that are encoded already, in UTF-8. */
export function utf8Array(texts: readonly Buffer[]): Buffer {
  return arrayOfBytes(oids.text, texts);
}

/** A `bytea[]`. */
export function byteaArray(parts: readonly (Buffer | null)[]): Buffer {
  return arrayOfBytes(oids.bytea, parts);
}

/** A `boolean[]`. */
export function booleanArray(flags: readonly boolean[]): Buffer {
  const written = Buffer.allocUnsafe(headBytes + flags.length * (lengthBytes + 1));
  let at = writeHead(written, oids.boolean, flags.length);
  for (const flag of flags) {
    at = written.writeInt32BE(1, at);
    at = written.writeUInt8(flag ? 1 : 0, at);
  }
  return written.subarray(0, at);
}

function arrayOfBytes(oid: number, parts: readonly (Buffer | null)[]): Buffer {
  const room = parts.reduce((sum, part) => sum + lengthBytes + (part?.length ?? 0), headBytes);
  const written = Buffer.allocUnsafe(room);
  let at = writeHead(written, oid, parts.length, parts.includes(null));
  for (const part of parts) {
    at = written.writeInt32BE(part?.length ?? -1, at);
    if (part) at += part.copy(written, at);
  }
  return written.subarray(0, at);
}

function writeBigints(words: Uint32Array, at: number, list: BigInt64Array): number {
  const bytes = Buffer.from(Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  if (lowestByteFirst) bytes.swap64();
  const halves = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  for (let from = 0; from < halves.length; from += 2) {
    words[at++] = eight;
    words[at++] = halves[from] ?? 0;
    words[at++] = halves[from + 1] ?? 0;
  }
  return at;
}

/** Answers where the elements begin. */
function writeHead(array: Buffer, oid: number, count: number, nulls = false): number {
  array.writeInt32BE(count === 0 ? 0 : 1); // dimensions
  array.writeInt32BE(nulls ? 1 : 0, 4);
  array.writeInt32BE(oid, 8);
  if (count === 0) return emptyHeadBytes;
  array.writeInt32BE(count, 12);
  return array.writeInt32BE(1, 16); // the first has number 1
}
