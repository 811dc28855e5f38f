/** Bytes; lengths show only as a multiple of this. */
const block = 64;
const lengthBytes = 4;

/** `length | content | zeros`, a multiple of 64 bytes long. */
export function pad(content: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((lengthBytes + content.length) / block) * block);
  padded.writeUInt32BE(content.length);
  content.copy(padded, lengthBytes);
  return padded;
}

/** The content that was padded. */
export function unpad(padded: Buffer): Buffer {
  return padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE());
}
