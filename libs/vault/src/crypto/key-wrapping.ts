import type { Keyring } from '../keyring.js';
import { KeyMissing, KeyWrong } from '../vault.errors.js';
import { RandomPool } from './random-pool.js';
import { unwrapKey, wrapKey } from './sealed-box.js';

const freshKeys = new RandomPool(32, 64);

export interface WrappedKey {
  readonly keyId: string;
  readonly wrapped: Buffer;
}

/** Wraps and unwraps data keys under the configured key-encryption keys. */
export class KeyWrapping {
  constructor(private readonly keyring: Keyring) {}

  get currentKeyId(): string {
    return this.keyring.current.id;
  }

  /** A new random 32-byte key for `use`, plain and wrapped. */
  create(use: string): WrappedKey & { readonly key: Buffer } {
    const key = freshKeys.next();
    return { key, ...this.wrap(key, use) };
  }

  wrap(key: Buffer, use: string): WrappedKey {
    const { id, bytes } = this.keyring.current;
    return { keyId: id, wrapped: wrapKey(bytes, key, use) };
  }

  /**
   * @param use  what the key was wrapped for, such as `subject 6f1c…`; errors repeat it
   * @throws {KeyMissing} the key id is not configured
   * @throws {KeyWrong} it is configured with other bytes
   */
  unwrap({ keyId, wrapped }: WrappedKey, use: string): Buffer {
    const wrapping = this.keyring.all.get(keyId);
    if (!wrapping) throw new KeyMissing(keyId, `the key of ${use}`, [...this.keyring.all.keys()]);
    const key = unwrapKey(wrapping.bytes, wrapped, use);
    if (!key) throw new KeyWrong(keyId, `the key of ${use}`);
    return key;
  }
}

/** The use of a subject's data key: bound into its wrapping, so that two subjects' keys cannot be swapped. */
export function keyOfSubject(subjectId: string): string {
  return `subject ${subjectId}`;
}
