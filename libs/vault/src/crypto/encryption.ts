import { createCipheriv, createDecipheriv } from 'node:crypto';
import { nextNonce, nonceBytes } from './nonce.js';

const format = 1;
const tagBytes = 16;
const head = 1 + nonceBytes;

/** AES-256-GCM under a fresh nonce: `1 | nonce | ciphertext | tag`. It opens under the same `context` only. */
export function encrypt(key: Buffer, content: Buffer, context: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  const sealed = cipher.update(content);
  cipher.final();
  const box = Buffer.allocUnsafe(head + sealed.length + tagBytes);
  box[0] = format;
  nonce.copy(box, 1);
  sealed.copy(box, head);
  cipher.getAuthTag().copy(box, head + sealed.length);
  return box;
}

/** The content, or undefined when box, key and context do not belong together. */
export function decrypt(key: Buffer, box: Buffer, context: string): Buffer | undefined {
  if (box.length < head + tagBytes || box[0] !== format) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, head), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(-tagBytes));
  const content = decipher.update(box.subarray(head, -tagBytes));
  try {
    decipher.final(); // gives no bytes in this mode
    return content;
  } catch {
    return undefined; // the only failure Node reports here is a tag that does not match
  }
}
