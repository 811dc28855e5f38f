import { DataSource } from 'typeorm';
import { eventStoreMigrations } from '../../../libs/event-store/dist/index.js';

/**
 * A connected data source whose database has the tables of the event store.
 *
 * @param {{ url: string, poolSize?: number, flushMs?: number }} options  `flushMs` is added to every flush
 */
export async function eventStoreSource({ url, poolSize = 24, flushMs = 0 }) {
  const source = await new DataSource({
    ...{ type: 'postgres', url, poolSize },
    migrations: [...eventStoreMigrations],
    ...(flushMs > 0 && { extra: { options: `-c commit_delay=${flushMs * 1_000} -c commit_siblings=0` } }),
  }).initialize();
  await source.runMigrations();
  return source;
}
