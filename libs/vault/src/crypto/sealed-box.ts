import { decrypt, encrypt } from './encryption.js';
import { pad, unpad } from './padding.js';

/** What a ciphertext is bound to: moved anywhere else, it does not open. */
export interface Binding {
  readonly subjectId: string;
  readonly itemId: string;
  readonly kind: string;
  readonly form: 'text' | 'bytes';
}

/** The box of one item alone. Its length shows in steps of 64 bytes only. */
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
  return encrypt(wrappingKey, key, `redress.vault/key/1\0${context}`);
}

/** The key, or undefined when it was wrapped under another key or for another use. */
export function unwrapKey(wrappingKey: Buffer, wrapped: Buffer, context: string): Buffer | undefined {
  return decrypt(wrappingKey, wrapped, `redress.vault/key/1\0${context}`);
}

// PostgreSQL allows no NUL in text, so the parts cannot run into one another.
function itemContext({ subjectId, itemId, kind, form }: Binding): string {
  return `redress.vault/item/1\0${subjectId}\0${itemId}\0${kind}\0${form}`;
}
