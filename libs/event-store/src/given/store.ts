import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { AnnouncementLog } from '../announcement-log.js';
import type { LoggedAnnouncement } from '../announcement.js';
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
  /**
   * Waits until everything committed so far can be read. Transactions of other databases hold the log back too, and
   * other specs run on the same server.
   */
  settled(): Promise<void>;
  /** The whole log, once it has settled. */
  everything(): Promise<readonly LoggedAnnouncement[]>;
  /** As the migrations left it: much cheaper than a database for every example. */
  empty(): Promise<void>;
  /** Opens `count` connections, so that what is begun at once also runs at once. */
  warm(count: number): Promise<void>;
  /** A connection of its own, for a transaction that the spec holds open. */
  connection(): Promise<Client>;
  close(): Promise<void>;
}

export async function givenStore(url: string, options?: EventStoreOptions): Promise<GivenStore> {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 20 }).initialize();
  const clients: Client[] = [];
  const log = new AnnouncementLog(dataSource);
  const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await poolOf(dataSource).query(text, [...values])).rows as Row[];
  return {
    dataSource,
    store: new EventStore(dataSource, options),
    log,
    inbox: new Inbox(dataSource),
    sql,
    settled: () => log.settled(),
    everything: async () => {
      await log.settled();
      return (await log.read(undefined, 1000)).rows;
    },
    empty: async () => {
      await sql(dropBuilds);
      await sql(`TRUNCATE ${tables}`);
      await sql('DELETE FROM epoch WHERE epoch > 1');
    },
    warm: async (count) => {
      await Promise.all(Array.from({ length: count }, () => sql('SELECT pg_sleep(0.1)')));
    },
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

const tables = 'event, stream, once, announcement, announcement_head, held_arrival, waiting, relay_cursor, projection';
const dropBuilds = `DO $$
  DECLARE built text;
  BEGIN
    FOR built IN SELECT format('%I', base || '_' || build) FROM projection, unnest(tables) AS base LOOP
      EXECUTE 'DROP TABLE IF EXISTS ' || built;
    END LOOP;
  END $$`;
