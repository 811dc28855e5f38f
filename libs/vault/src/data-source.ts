import { DataSource } from 'typeorm';
import { SealedItems1795000000001 } from './migrations/0001-sealed-items.js';
import { TextsShareABox1795000000002 } from './migrations/0002-texts-share-a-box.js';

/** In order; forward only. */
export const vaultMigrations = [SealedItems1795000000001, TextsShareABox1795000000002];

export interface VaultDataSourceOptions {
  /** `postgres://…` of the vault's own role */
  readonly url: string;
  /** @default 'vault' */
  readonly schema?: string;
  /** @default 6 */
  readonly poolSize?: number;
  /** A statement unanswered for so many milliseconds has failed: a frozen server must not hold its callers. @default 10_000 */
  readonly queryTimeoutMs?: number;
}

/** Nobody waits longer for a connection, be the server frozen or all connections lent. */
const CONNECT_TIMEOUT_MS = 2_000;

const name = /^[a-z_][a-z0-9_]{0,62}$/;

/** The vault's own data source, not yet initialised. Statements name no schema: the connection's search path does. */
export function vaultDataSource({
  url,
  poolSize = 6,
  schema = 'vault',
  queryTimeoutMs = 10_000,
}: VaultDataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    migrations: vaultMigrations,
    migrationsTableName: 'vault_migration',
    applicationName: 'redress-vault',
    // jit: its compiler would take longer than any statement here
    extra: { options: `-c search_path=${asName(schema)} -c jit=off`, query_timeout: queryTimeoutMs },
  });
}

// 'vault' in ASCII: processes that start together bring the schema up to date one after the other.
const migrationLock = 0x7661756c74;

/** Creates the schema where `provisionVault` did not, and brings it up to date; several processes may start at once. */
export async function migrateVault(dataSource: DataSource): Promise<void> {
  await using runner = dataSource.createQueryRunner();
  await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await createSchema(dataSource);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}

// CREATE SCHEMA IF NOT EXISTS would ask for the right to create schemas even where there is nothing to create.
async function createSchema(dataSource: DataSource): Promise<void> {
  const [missing] = await dataSource.query<{ schema: string }[]>(
    `SELECT current_setting('search_path') AS schema WHERE current_schema() IS NULL`,
  );
  if (missing) await dataSource.query(`CREATE SCHEMA ${asName(missing.schema)}`);
}

/** @throws {Error} for a name that would need quoting: it enters SQL as it is */
export function asName(text: string): string {
  if (!name.test(text)) throw new Error(`"${text}" cannot name a role or schema: use a-z, 0-9 and _.`);
  return text;
}
