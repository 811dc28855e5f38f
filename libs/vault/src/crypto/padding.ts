/** Bytes; lengths show only as a multiple of this. */
const block = 64;
const lengthBytes = 4;

/** The least multiple of 64 that holds so many bytes; at least 64. */
export function paddedLength(bytes: number): number {
  return Math.max(Math.ceil(bytes / block), 1) * block;
}

/** `length | content | zeros`, a multiple of 64 bytes long. */
export function pad(content: Buffer): Buffer {
  const padded = Buffer.alloc(paddedLength(lengthBytes + content.length));
  padded.writeUInt32BE(content.length);
  content.copy(padded, lengthBytes);
  return padded;
}

/** The content that was padded. */
export function unpad(padded: Buffer): Buffer {
  return padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE());
}
