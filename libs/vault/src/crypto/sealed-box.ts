import { createCipheriv, createDecipheriv } from 'node:crypto';
import { nextNonce, nonceBytes } from './nonce.js';
import { pad, unpad } from './padding.js';

/** What a ciphertext is bound to: moved anywhere else, it does not open. */
export interface Binding {
  readonly subjectId: string;
  readonly itemId: string;
  readonly kind: string;
  readonly form: 'text' | 'bytes';
}

const format = 1;
const tagBytes = 16;
const head = 1 + nonceBytes;

/** AES-256-GCM under a fresh nonce; `1 | nonce | ciphertext | tag`. The length shows in steps of 64 bytes only. */
export function sealBox(key: Buffer, content: Buffer, binding: Binding): Buffer {
  return encrypt(key, pad(content), itemContext(binding));
}

/** The content, or undefined when box, key and binding do not belong together. */
export function openBox(key: Buffer, box: Buffer, binding: Binding): Buffer | undefined {
  const padded = decrypt(key, box, itemContext(binding));
  return padded && unpad(padded);
}

/** Wraps a 32-byte key; `context` names what the key is for. */
export function wrapKey(wrappingKey: Buffer, key: Buffer, context: string): Buffer {
  return encrypt(wrappingKey, key, Buffer.from(`redress.vault/key/1\0${context}`));
}

/** The key, or undefined when it was wrapped under another key or for another use. */
export function unwrapKey(wrappingKey: Buffer, wrapped: Buffer, context: string): Buffer | undefined {
  return decrypt(wrappingKey, wrapped, Buffer.from(`redress.vault/key/1\0${context}`));
}

// PostgreSQL allows no NUL in text, so the parts cannot run into one another.
function itemContext({ subjectId, itemId, kind, form }: Binding): Buffer {
  return Buffer.from(['redress.vault/item/1', subjectId, itemId, kind, form].join('\0'));
}

function encrypt(key: Buffer, content: Buffer, context: Buffer): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(context);
  const sealed = cipher.update(content);
  cipher.final();
  return Buffer.concat([Buffer.of(format), nonce, sealed, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, box: Buffer, context: Buffer): Buffer | undefined {
  if (box.length < head + tagBytes || box[0] !== format) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, head), { authTagLength: tagBytes });
  decipher.setAAD(context);
  decipher.setAuthTag(box.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(box.subarray(head, -tagBytes)), decipher.final()]);
  } catch {
    return undefined; // the only failure Node reports here is a tag that does not match
  }
}
