import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { AnnouncementLog } from '../announcement-log.js';
import { EventStore, type EventStoreOptions } from '../event-store.js';
import { Inbox } from '../inbox.js';
import { poolOf } from '../pool.js';

/** A service's data source on a migrated database, and what this library builds on it. */
export interface GivenStore {
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly log: AnnouncementLog;
  readonly inbox: Inbox;
  /** Any SQL, on the pool. */
  sql<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A connection of its own, for a transaction that the spec holds open. */
  connection(): Promise<Client>;
  close(): Promise<void>;
}

export async function givenStore(url: string, options?: EventStoreOptions): Promise<GivenStore> {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 20 }).initialize();
  const clients: Client[] = [];
  return {
    dataSource,
    store: new EventStore(dataSource, options),
    log: new AnnouncementLog(dataSource),
    inbox: new Inbox(dataSource),
    sql: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await poolOf(dataSource).query(text, [...values])).rows as Row[],
    connection: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      clients.push(client);
      return client;
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
      await dataSource.destroy();
    },
  };
}
