import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { appendBatchCall } from './appending/append-batch.js';
import { batchParameters } from './appending/batch-parameters.js';
import { beginEpoch } from './begin-epoch.js';
import { heard, placeOf, said } from './given/events.js';
import { givenStore, type GivenStore } from './given/store.js';
import { eventStoreMigrations } from './migrations/index.js';

let database: TestDatabase;
let given: GivenStore;
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
  given = await givenStore(database.url);
});
beforeEach(async () => {
  await given.empty();
});
afterAll(async () => {
  await given.close();
  await database.drop();
});

const announce = (key: string) => given.store.append({ events: [], announcements: [said('on', { key })] });
const places = async () => (await given.everything()).map(placeOf);

/** What a dump looks like in a younger server: its ids are those of a server that had come a million further. */
const restoreIntoYoungerServer = async () => {
  for (const table of ['announcement', 'announcement_head', 'event', 'stream', 'relay_cursor']) {
    await given.sql(`UPDATE ${table} SET ordering_xid = (ordering_xid::text::bigint + 1000000)::text::xid8`);
  }
};

describe('beginEpoch', () => {
  it('stays in its epoch at every start on the same server', async () => {
    expect(await beginEpoch(given.dataSource)).toEqual({ epoch: 1, raised: false });
    await announce('lamp-1');
    expect(await beginEpoch(given.dataSource)).toEqual({ epoch: 1, raised: false });
  });

  it('is not held up by an append under way', async () => {
    await announce('lamp-1');
    const slow = await given.connection();
    await slow.query('BEGIN');
    await slow.query(appendBatchCall, [...batchParameters([])]);
    expect(await beginEpoch(given.dataSource)).toEqual({ epoch: 1, raised: false });
    await slow.query('ROLLBACK');
  });

  it('begins one new epoch when several instances start', async () => {
    await announce('lamp-1');
    await restoreIntoYoungerServer();
    const slow = await given.connection();
    await slow.query('BEGIN');
    await slow.query('LOCK TABLE stream IN ROW EXCLUSIVE MODE');
    const beginning = Promise.all([1, 2, 3].map(() => beginEpoch(given.dataSource)));
    await eventually(async () => {
      const waiting = `SELECT 1 FROM pg_locks WHERE relation = 'stream'::regclass AND NOT granted`;
      expect(await given.sql(waiting)).toHaveLength(3);
    });
    await slow.query('COMMIT');
    const begun = await beginning;
    expect(begun.map(({ epoch }) => epoch)).toEqual([2, 2, 2]);
    expect(begun.filter(({ raised }) => raised)).toHaveLength(1);
  });

  // In the old epoch the new rows would stand before the restored ones, and cursors would pass them by.
  it('begins another behind what was restored from a server that had come further', async () => {
    await announce('lamp-1');
    await given.log.receive([heard(1)]);
    await given.settled();
    await given.log.noteRelayed('kafka', (await given.log.readOwn(undefined, 10)).upTo);
    await restoreIntoYoungerServer();
    expect(await beginEpoch(given.dataSource)).toEqual({ epoch: 2, raised: true });
    expect(await beginEpoch(given.dataSource)).toEqual({ epoch: 2, raised: false });
    await announce('lamp-1');
    await given.log.receive([heard(2)]);
    expect(await places()).toEqual(['lamps/lamp-1 1', 'fuses/fuse-1 1', 'lamps/lamp-1 2', 'fuses/fuse-1 2']);
    const cursor = await given.log.relayCursor('kafka');
    expect((await given.log.readOwn(cursor, 10)).rows.map(placeOf)).toEqual(['lamps/lamp-1 2']);
  });
});
