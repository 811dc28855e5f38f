import type { Instant } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import type { Keyring } from './keyring.js';
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

/** @throws {KeyMissing} {KeyWrong} at once, when the configured keys are not those of this vault */
export function openVault(options: VaultOptions): Promise<Vault> {
  return Promise.reject(new Error(`not open yet: ${options.keyring.current.id}`));
}
