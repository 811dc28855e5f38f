import type { DataSource } from 'typeorm';
import { type VaultDataSourceOptions, migrateVault, vaultDataSource } from './data-source.js';
import { type VaultOptions, openVault } from './open-vault.js';
import type { Vault } from './vault.js';

export interface StartedVault {
  readonly vault: Vault;
  /** For health checks. */
  readonly dataSource: DataSource;
  /** Waits for seals under way, forgets the keys, closes the connections. */
  readonly stop: () => Promise<void>;
}

/** Connects, brings the schema up to date and opens: all a process needs that has a vault. */
export async function startVault(
  options: VaultDataSourceOptions & Omit<VaultOptions, 'dataSource'>,
): Promise<StartedVault> {
  const dataSource = await vaultDataSource(options).initialize();
  try {
    await migrateVault(dataSource);
    const vault = await openVault({ ...options, dataSource });
    const stop = async () => {
      await vault.close();
      await dataSource.destroy();
    };
    return { vault, dataSource, stop };
  } catch (fault) {
    await dataSource.destroy();
    throw fault;
  }
}
