import { VaultError } from './vault.errors.js';

export interface KeyEncryptionKey {
  readonly id: string;
  /** 32 bytes */
  readonly bytes: Buffer;
}

/** Key-encryption keys from configuration: new subject keys are wrapped under the first, older ones still unwrap. */
export interface Keyring {
  readonly current: KeyEncryptionKey;
  readonly all: ReadonlyMap<string, KeyEncryptionKey>;
}

export class KeyringUnreadable extends VaultError {
  constructor(problem: string) {
    super('keyring-unreadable', `Cannot read the vault's keys: ${problem}.`);
  }
}

const entry = /^(?:([A-Za-z0-9_.-]{1,40}):)?([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `id:base64,id2:base64`, the current key first; a lone base64 key gets the id `1`.
 *
 * @throws {KeyringUnreadable} naming the position, never the key
 */
export function parseKeyring(text: string): Keyring {
  const all = new Map<string, KeyEncryptionKey>();
  text.split(',').forEach((part, index) => {
    const match = entry.exec(part.trim());
    if (!match) throw new KeyringUnreadable(`entry ${index + 1} is not "id:" and 32 bytes in base64`);
    const id = match[1] ?? '1';
    if (all.has(id)) throw new KeyringUnreadable(`the id "${id}" occurs twice`);
    all.set(id, { id, bytes: Buffer.from(match[2] ?? '', 'base64') });
  });
  const [current] = all.values();
  if (!current) throw new KeyringUnreadable('there is none');
  return { current, all };
}
