import { type TestDatabase, testDatabase } from '@redress/testing';
import type { Numbered } from './announcement.js';
import { heard, placeOf } from './given/events.js';
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
  await given.log.receive([...[1, 2, 3].map((number) => heard(number)), heard(1, { key: 'fuse-2' })]);
});
afterAll(async () => {
  await given.close();
  await database.drop();
});

const fuse = (number: number, key = 'fuse-1'): Numbered => ({ topic: 'fuses', key, number });
const both = [fuse(0), fuse(0, 'fuse-2')];
const next = async () => (await given.inbox.next(both)).map(placeOf).sort();
const pending = async (olderThanMs = 0) =>
  (await given.inbox.lanesPending({ olderThanMs, limit: 10 })).map(({ key }) => key).sort();
const take = (takes: Numbered) => given.store.append({ events: [], announcements: [], takes });

describe('Inbox', () => {
  it('gives the next announcement of each lane, as it arrived', async () => {
    expect(await next()).toEqual(['fuses/fuse-1 1', 'fuses/fuse-2 1']);
    expect(await pending()).toEqual(['fuse-1', 'fuse-2']);
    expect(await pending(60_000)).toEqual([]);
    await take(fuse(1));
    expect(await given.inbox.next([fuse(0)])).toMatchObject([{ number: 2, body: '{"number":2}', attempts: 0 }]);
    await take(fuse(2));
    await take(fuse(3));
    expect(await next()).toEqual(['fuses/fuse-2 1']);
    expect(await pending()).toEqual(['fuse-2']);
  });

  it('lets a lane wait behind an announcement that waits, and the other lanes go on', async () => {
    await given.inbox.wait({ ...fuse(1), reason: 'failing', attempts: 1, lastError: 'no light', retryInMs: 60_000 });
    expect(await next()).toEqual(['fuses/fuse-2 1']);
    expect(await pending()).toEqual(['fuse-2']);
    await given.inbox.wait({ ...fuse(1), reason: 'failing', attempts: 2, lastError: 'no light', retryInMs: 0 });
    expect(await given.inbox.next([fuse(0)])).toMatchObject([{ number: 1, attempts: 2 }]);
  });

  it('keeps a parked announcement until a person lets it go', async () => {
    await given.inbox.wait({ ...fuse(1), reason: 'parked', attempts: 9, lastError: 'cannot read it' });
    expect(await next()).toEqual(['fuses/fuse-2 1']);
    expect(await given.inbox.wakeEarly(['fuse-1'])).toEqual([]);
    expect(await given.inbox.waiting({ reason: 'parked', limit: 10 })).toMatchObject([
      { ...fuse(1), reason: 'parked', attempts: 9, lastError: 'cannot read it', type: 'fuses.fuse-blown.v1' },
    ]);
    expect(await given.inbox.replay(fuse(1))).toBe(true);
    expect(await given.inbox.replay(fuse(1))).toBe(false);
    expect(await given.inbox.next([fuse(0)])).toMatchObject([{ number: 1, attempts: 0 }]);
  });

  it('wakes an early announcement by its key, or by what it waits for', async () => {
    const early = { ...fuse(1), reason: 'early', attempts: 1, awaits: 'policy standard@3', retryInMs: 60_000 } as const;
    await given.inbox.wait(early);
    expect(await given.inbox.wakeEarly(['fuse-2'])).toEqual([]);
    expect(await given.inbox.wakeEarly(['fuse-1'])).toEqual([{ topic: 'fuses', key: 'fuse-1' }]);
    expect(await next()).toContain('fuses/fuse-1 1');
    await given.inbox.wait(early);
    expect(await given.inbox.wakeAwaiting(['policy standard@4'])).toEqual([]);
    expect(await given.inbox.wakeAwaiting(['policy standard@3'])).toEqual([{ topic: 'fuses', key: 'fuse-1' }]);
    expect(await next()).toContain('fuses/fuse-1 1');
  });

  it('forgets that an announcement waited as soon as it is taken', async () => {
    await given.inbox.wait({ ...fuse(1), reason: 'failing', attempts: 1 });
    await take(fuse(1));
    await given.inbox.wait({ ...fuse(1), reason: 'failing', attempts: 2, retryInMs: 60_000 });
    expect(await given.inbox.waiting({ limit: 10 })).toEqual([]);
    expect(await next()).toContain('fuses/fuse-1 2');
  });

  it('moves past what has no effect, in turn only', async () => {
    await given.inbox.takeWithoutEffect([fuse(2), fuse(3)]);
    expect(await next()).toContain('fuses/fuse-1 1');
    await given.inbox.wait({ ...fuse(1), reason: 'failing', attempts: 1 });
    await given.inbox.takeWithoutEffect([fuse(3), fuse(1), fuse(2), fuse(2, 'fuse-2'), fuse(7, 'unknown')]);
    expect(await next()).toEqual(['fuses/fuse-2 1']);
    expect(await given.inbox.waiting({ limit: 10 })).toEqual([]);
    await given.inbox.takeWithoutEffect([fuse(1), fuse(1, 'fuse-2')]);
    expect(await next()).toEqual([]);
    expect(await take(fuse(3))).toEqual({ outcome: 'already-taken', taken: 3 });
  });
});
