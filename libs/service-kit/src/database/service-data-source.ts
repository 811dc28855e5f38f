import { DataSource, type MigrationInterface } from 'typeorm';
import type { BaseConfig } from '../config/base-config.js';
import { quiet } from './quiet.js';
import { SteadyClient } from './steady-client.js';

export type DatabaseConfig = Pick<BaseConfig, 'DATABASE_URL' | 'DATABASE_POOL' | 'DATABASE_QUERY_TIMEOUT_MS'>;

export interface DatabaseOptions {
  readonly service: string;
  readonly schema: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly config: DatabaseConfig;
}

const CONNECT_TIMEOUT_MS = 2_000;

/** The data source of a service, not yet connected: the service's schema comes first, so SQL names no schema. */
export function serviceDataSource({ service, schema, config }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    logger: quiet,
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL,
    applicationName: `redress-${service}`,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: {
      options: `-c search_path=${schema}`,
      query_timeout: config.DATABASE_QUERY_TIMEOUT_MS,
      keepAlive: true,
      Client: SteadyClient,
    },
  });
}

/** The same for migrations, which may take their time. */
export function migratingDataSource({ service, schema, migrations, config }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    logger: quiet,
    url: config.DATABASE_URL,
    poolSize: 2,
    applicationName: `redress-${service}-migrations`,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    extra: { options: `-c search_path=${schema}`, Client: SteadyClient },
  });
}
