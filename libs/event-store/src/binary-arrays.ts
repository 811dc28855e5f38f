/**
 * Arrays in PostgreSQL's binary form. A batch has hundreds of values and each body a thousand characters: as JSON within
 * JSON every quotation mark is escaped here, read and unescaped there, which took a sixth of an append.
 */

const headBytes = 12;
const dimensionBytes = 8;
const oid = { int: 23, text: 25, bytea: 17 } as const;
const none = { int: emptyArray(oid.int), text: emptyArray(oid.text), bytea: emptyArray(oid.bytea) } as const;

/** An `int[]`. */
export function intArray(values: readonly number[]): Buffer {
  if (values.length === 0) return none.int;
  const written = Buffer.allocUnsafe(headBytes + dimensionBytes + values.length * 8);
  let at = writeHead(written, oid.int, values.length);
  for (const value of values) {
    at = written.writeInt32BE(4, at);
    at = written.writeInt32BE(value, at);
  }
  return written;
}

/** A `text[]`; PostgreSQL refuses a text with a NUL in it, as data that it cannot store. */
export function textArray(values: readonly string[]): Buffer {
  if (values.length === 0) return none.text;
  const lengths = values.map((value) => Buffer.byteLength(value));
  const written = Buffer.allocUnsafe(sizeOf(lengths));
  let at = writeHead(written, oid.text, values.length);
  values.forEach((value, index) => {
    at = written.writeInt32BE(lengths[index] ?? 0, at);
    at += written.write(value, at);
  });
  return written;
}

/** A `bytea[]`. */
export function byteaArray(values: readonly Uint8Array[]): Buffer {
  return values.length === 0 ? none.bytea : arrayOfBytes(oid.bytea, values);
}

/** A `text[]` of texts that are encoded already, in UTF-8. */
export function utf8Array(values: readonly Uint8Array[]): Buffer {
  return values.length === 0 ? none.text : arrayOfBytes(oid.text, values);
}

function arrayOfBytes(element: number, values: readonly Uint8Array[]): Buffer {
  const written = Buffer.allocUnsafe(sizeOf(values.map(({ length }) => length)));
  let at = writeHead(written, element, values.length);
  for (const value of values) {
    at = written.writeInt32BE(value.length, at);
    written.set(value, at);
    at += value.length;
  }
  return written;
}

function sizeOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + 4 + length, headBytes + dimensionBytes);
}

function writeHead(written: Buffer, element: number, count: number): number {
  let at = written.writeInt32BE(1); // dimensions
  at = written.writeInt32BE(0, at); // no nulls
  at = written.writeInt32BE(element, at);
  at = written.writeInt32BE(count, at);
  return written.writeInt32BE(1, at); // the first has number 1
}

function emptyArray(element: number): Buffer {
  const written = Buffer.alloc(headBytes);
  written.writeInt32BE(element, 8);
  return written;
}
