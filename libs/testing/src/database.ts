import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { sharedPart } from '@redress/tools/parts';
import { sweepLeftDatabases, ownerMark } from './left-databases.js';

export interface TestDatabaseOptions {
  /** Schemas to create. @default none but `public` */
  schemas?: readonly string[];
  /** TypeORM migrations, run once in each of `schemas` (in `public` where none is named). */
  migrations?: readonly (new () => MigrationInterface)[];
}

/** A database of its own on a server that spec files share. */
export interface TestDatabase {
  /** As superuser, without a search path. */
  readonly url: string;
  /** The same with `search_path` set to this schema alone. */
  urlFor(schema: string): string;
  /** Drops it, ending connections that are still open. */
  drop(): Promise<void>;
}

/**
 * A new, empty database. The server is that of TEST_DATABASE_URL, else one started from its npm package for this worker of
 * jest, which runs one file at a time. What `drop` never reached is dropped by a later run.
 */
export async function testDatabase({ schemas = [], migrations = [] }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await sharedPart('postgres');
  await sweepLeftDatabases(server);
  const name = `redress_test_${ownerMark()}_${randomBytes(4).toString('hex')}`;
  // template0: a connection to template1 would make a concurrent CREATE DATABASE fail
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const database: TestDatabase = {
    url: withDatabase(server, name),
    urlFor: (schema) => withSearchPath(withDatabase(server, name), schema),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
  for (const schema of schemas) await onServer(database.url, `CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  if (migrations.length === 0) return database;
  const urls = schemas.length === 0 ? [database.url] : schemas.map((schema) => database.urlFor(schema));
  for (const url of urls) await migrate(url, migrations);
  return database;
}

async function migrate(url: string, migrations: readonly (new () => MigrationInterface)[]): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: [...migrations] });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

function withSearchPath(url: string, schema: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `-csearch_path=${schema}`);
  return changed.toString();
}
