import { type TestDatabase, testDatabase } from '@redress/testing';
import { heard, said } from './given/events.js';
import { givenStore, type GivenStore } from './given/store.js';
import { LogHeldBack, logHealth, logHolders } from './log-health.js';
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

const fuse = (number: number, key: string) => ({ topic: 'fuses', key, number });
const calm = {
  ...{ heldBackMs: 0, pendingLanes: 0, oldestPendingMs: 0, gaps: 0, oldestGapMs: 0 },
  ...{ early: 0, failing: 0, parked: 0, oldestEarlyMs: 0, oldestFailingMs: 0, oldestParkedMs: 0 },
};

describe('log health', () => {
  it('is calm where nothing waits', async () => {
    await given.store.append({ events: [], announcements: [said('on')] });
    await given.settled();
    expect(await logHealth(given.dataSource)).toEqual(calm);
  });

  it('counts what is pending, waits, or stands behind a gap', async () => {
    await given.log.receive(['a', 'b', 'c', 'd'].map((key) => heard(1, { key })));
    await given.log.receive([heard(3, { key: 'a' }), heard(2, { key: 'never-begun' })]);
    await given.inbox.wait({ ...fuse(1, 'a'), reason: 'early', attempts: 1, awaits: 'x', retryInMs: 60_000 });
    await given.inbox.wait({ ...fuse(1, 'b'), reason: 'failing', attempts: 1, retryInMs: 60_000 });
    await given.inbox.wait({ ...fuse(1, 'c'), reason: 'parked', attempts: 9 });
    await given.settled();
    const health = await logHealth(given.dataSource);
    expect(health).toMatchObject({ heldBackMs: 0, pendingLanes: 1, early: 1, failing: 1, parked: 1, gaps: 2 });
    for (const age of [
      'oldestPendingMs',
      'oldestEarlyMs',
      'oldestFailingMs',
      'oldestParkedMs',
      'oldestGapMs',
    ] as const) {
      expect(health[age]).toBeGreaterThan(0);
    }
  });

  it('names who holds the log back, and since when', async () => {
    const holder = await given.connection();
    await holder.query(`SET application_name = 'a long report'`);
    await holder.query('BEGIN');
    await holder.query(`INSERT INTO relay_cursor VALUES ('somewhere', 1, '1', 1)`);
    await given.store.append({ events: [], announcements: [said('on')] });
    const holders = (await logHolders(given.dataSource)).map(({ application, state }) => ({ application, state }));
    expect(holders).toContainEqual({ application: 'a long report', state: 'idle in transaction' });
    expect((await logHealth(given.dataSource)).heldBackMs).toBeGreaterThan(0);
    await expect(given.log.settled(20)).rejects.toThrow(LogHeldBack);
    await holder.query('ROLLBACK');
    await given.log.settled();
    expect((await logHealth(given.dataSource)).heldBackMs).toBe(0);
  });
});
