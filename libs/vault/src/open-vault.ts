import type { Instant } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import { KeyWrapping } from './crypto/key-wrapping.js';
import type { Keyring } from './keyring.js';
import { loadIndexSecret } from './load-index-secret.js';
import { PostgresVault } from './postgres-vault.js';
import type { Vault } from './vault.js';

export interface VaultOptions {
  /** Initialised and migrated; see {@link vaultDataSource}. */
  readonly dataSource: DataSource;
  readonly keyring: Keyring;
  /** The business clock: dates erasures and readings. */
  readonly now: () => Instant;
  /** @default 10 MiB */
  readonly maxItemBytes?: number;
}

const tenMebibytes = 10 * 1024 * 1024;

/**
 * A vault ready for use.
 *
 * @throws {KeyMissing} {KeyWrong} at once, when the configured keys are not those of this vault
 */
export async function openVault({ dataSource, keyring, now, maxItemBytes }: VaultOptions): Promise<Vault> {
  const wrapping = new KeyWrapping(keyring);
  const index = await loadIndexSecret(dataSource, wrapping);
  return new PostgresVault(dataSource, wrapping, index, now, maxItemBytes ?? tenMebibytes);
}
