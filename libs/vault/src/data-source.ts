import { DataSource } from 'typeorm';

export interface VaultDataSourceOptions {
  /** `postgres://…` of the vault's own role */
  readonly url: string;
  /** @default 'vault' */
  readonly schema?: string;
  /** @default 6 */
  readonly poolSize?: number;
}

/** The vault's own data source, not yet initialised. */
export function vaultDataSource({ url, poolSize = 6, schema = 'vault' }: VaultDataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations: [],
    migrationsTableName: 'vault_migration',
    extra: { options: `-c search_path=${schema}` },
  });
}

/** Brings the schema up to date; several processes may start at once. */
export async function migrateVault(dataSource: DataSource): Promise<void> {
  await dataSource.runMigrations();
}
