import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import type { AppendOutcome } from './append.js';
import { EventStoreOverloaded, EventStoreStopped, TakenOutOfTurn } from './errors.js';
import type { StreamHead } from './event.js';
import { EventStore } from './event-store.js';
import { happened, heard, said } from './given/events.js';
import { givenStore, type GivenStore } from './given/store.js';
import { eventStoreMigrations } from './migrations/index.js';

let database: TestDatabase;
let given: GivenStore;
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
  given = await givenStore(database.url);
});
afterAll(async () => {
  await given.close();
  await database.drop();
});

const nothingElse = { announcements: [] };
const outcomes = (all: readonly AppendOutcome[]) => all.map(({ outcome }) => outcome);

describe('EventStore', () => {
  it('gives back what was recorded, as it was recorded', async () => {
    const fact = happened('on 开', {
      data: { text: 'a "quoted" \u0000 \ud83d\ude00', big: 1e21, list: [1, { b: 2, a: 1 }] },
    });
    const empty = await given.store.load('plain');
    expect(empty).toMatchObject({ version: 0, events: [] });
    expect(await given.store.append({ stream: empty, events: [fact], ...nothingElse })).toEqual({
      outcome: 'appended',
      version: 1,
    });
    const stream = await given.store.load('plain');
    expect(stream.events).toEqual([{ ...fact, streamId: 'plain', version: 1 }]);
    expect(stream.version).toBe(1);
  });

  it('refuses to continue a version that is not the last, and says which is', async () => {
    const empty = await given.store.load('stale');
    await given.store.append({ stream: empty, events: [happened('on'), happened('off')], ...nothingElse });
    expect(await given.store.append({ stream: empty, events: [happened('on')], ...nothingElse })).toEqual({
      outcome: 'version-conflict',
      actual: 2,
    });
    const ahead = { streamId: 'never-begun', version: 3, hash: Buffer.alloc(32) };
    expect(await given.store.append({ stream: ahead, events: [happened('on')], ...nothingElse })).toEqual({
      outcome: 'version-conflict',
      actual: 0,
    });
    expect((await given.store.load('never-begun')).version).toBe(0);
  });

  it('lets one of twenty workers win one version, in one instance and across instances', async () => {
    const other = await givenStore(database.url, { lanes: 4, maxBatch: 3 });
    const empty = await given.store.load('race');
    const raced = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? given : other).store.append({ stream: empty, events: [happened(`${index}`)], ...nothingElse }),
      ),
    );
    await other.close();
    expect(outcomes(raced).filter((outcome) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes(raced).filter((outcome) => outcome === 'version-conflict')).toHaveLength(19);
    expect((await given.store.load('race')).version).toBe(1);
  });

  it('gathers concurrent appends in one transaction, and fails the one that conflicts alone', async () => {
    const store = new EventStore(given.dataSource, { lanes: 1 });
    const streams = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => store.load(`batch-${index}`)));
    await store.append({ stream: await store.load('batch-3'), events: [happened('before')], ...nothingElse });
    const batch = await Promise.all(
      streams.map((stream) =>
        store.append({ stream, events: [happened('on')], announcements: [said('on', { key: stream.streamId })] }),
      ),
    );
    expect(outcomes(batch)).toEqual(['appended', 'appended', 'appended', 'version-conflict', 'appended', 'appended']);
    const announced = await given.sql<{ key: string; xid: string }>(
      `SELECT key, ordering_xid::text AS xid FROM announcement WHERE key LIKE 'batch-%' ORDER BY key`,
    );
    expect(announced.map(({ key }) => key)).toEqual(['batch-0', 'batch-1', 'batch-2', 'batch-4', 'batch-5']);
    expect(new Set(announced.map(({ xid }) => xid)).size).toBe(1);
  });

  it('fails what PostgreSQL cannot store, and no other of its batch', async () => {
    const store = new EventStore(given.dataSource, { lanes: 1 });
    const streams = await Promise.all(['sound-1', 'unsound', 'sound-2'].map((streamId) => store.load(streamId)));
    const settled = await Promise.allSettled(
      streams.map((stream) => {
        const eventId = stream.streamId === 'unsound' ? { eventId: 'no-uuid' } : {};
        return store.append({ stream, events: [happened('on', eventId)], ...nothingElse });
      }),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.load('sound-2')).version).toBe(1);
    expect((await store.load('unsound')).version).toBe(0);
  });

  it('answers fifty requests with one key by the first answer, whatever their own would have been', async () => {
    const other = await givenStore(database.url);
    const key = { scope: 'channel:branch-7', key: 'message-1', fingerprint: Buffer.from('same') };
    const all = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { store } = index % 2 ? given : other;
        const stream = await store.load(`once-${index}`);
        return store.append({
          stream,
          events: [happened('on')],
          announcements: [said('on', { key: `once-${index}` })],
          once: { ...key, answer: { lamp: `once-${index}` } },
        });
      }),
    );
    await other.close();
    const streams = await given.sql<{ stream_id: string }>(
      `SELECT stream_id FROM stream WHERE stream_id LIKE 'once-%'`,
    );
    expect(streams).toHaveLength(1);
    expect(await given.sql(`SELECT 1 FROM announcement WHERE key LIKE 'once-%'`)).toHaveLength(1);
    const answered = all.flatMap((outcome) => (outcome.outcome === 'already-done' ? [outcome] : []));
    expect(answered).toHaveLength(49);
    for (const { sameRequest, answer } of answered) {
      expect({ sameRequest, answer }).toEqual({ sameRequest: true, answer: { lamp: streams[0]?.stream_id } });
    }
    expect(await given.store.findOnce({ ...key, fingerprint: Buffer.from('other') })).toMatchObject({
      sameRequest: false,
    });
    expect(await given.store.findOnce({ ...key, scope: 'channel:branch-8' })).toBeUndefined();
  });

  it('leaves a key unused when its append fails', async () => {
    const store = new EventStore(given.dataSource);
    const empty = await store.load('unused');
    await store.append({ stream: empty, events: [happened('on')], ...nothingElse });
    const once = { scope: 's', key: 'unused', fingerprint: Buffer.from('f'), answer: 1 };
    const stale = await store.append({ stream: empty, events: [happened('off')], ...nothingElse, once });
    expect(stale.outcome).toBe('version-conflict');
    expect(await store.findOnce(once)).toBeUndefined();
  });

  it('takes an announcement once and in its turn, together with its effect', async () => {
    await given.log.receive([heard(1, { key: 'turn' }), heard(2, { key: 'turn' })]);
    const lane = { topic: 'fuses', key: 'turn' };
    const take = async (number: number) =>
      given.store.append({
        stream: await given.store.load(`turn-${number}`),
        events: [happened('off')],
        ...nothingElse,
        takes: { ...lane, number },
      });
    await expect(take(2)).rejects.toThrow(TakenOutOfTurn);
    await expect(take(2)).rejects.toThrow('fuses/turn number 2: 0 is the highest number applied');
    expect(outcomes(await Promise.all(Array.from({ length: 5 }, () => take(1)))).sort()).toEqual([
      'already-taken',
      'already-taken',
      'already-taken',
      'already-taken',
      'appended',
    ]);
    expect(await take(1)).toEqual({ outcome: 'already-taken', taken: 1 });
    expect(await take(2)).toEqual({ outcome: 'appended', version: 1 });
    await expect(take(3)).rejects.toThrow(TakenOutOfTurn);
    expect((await given.store.load('turn-3')).version).toBe(0);
  });

  it('numbers announcements without gaps per topic and key, whichever streams announce', async () => {
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const stream = await given.store.load(`numbered-${index}`);
        const announcements = [said('a', { key: 'shared' }), said('b', { key: 'shared' })];
        return given.store.append({ stream, events: [happened('on')], announcements });
      }),
    );
    const numbers = await given.sql<{ number: number }>(
      `SELECT number FROM announcement WHERE key = 'shared' ORDER BY epoch, ordering_xid, position`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  describe('while another transaction holds a stream', () => {
    const waitsForLock = `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%append_batch%'`;
    const waiting = () =>
      eventually(async () => {
        const rows = await given.sql<{ pid: number }>(waitsForLock);
        expect(rows).toHaveLength(1);
        return rows[0]?.pid;
      });
    const appendTo = (streams: readonly StreamHead[]) =>
      streams.map((stream) => given.store.append({ stream, events: [happened('on')], ...nothingElse }));

    it('records after all what PostgreSQL gave up in favour of that transaction', async () => {
      const [a, b] = [await given.store.load('deadlock-a'), await given.store.load('deadlock-b')];
      await Promise.all(appendTo([a, b]));
      const other = await given.connection();
      await other.query(`SET deadlock_timeout = '5s'`); // so that it is the append that notices, and is given up
      await other.query('BEGIN');
      const lock = (streamId: string) =>
        other.query('SELECT 1 FROM stream WHERE stream_id = $1 FOR UPDATE', [streamId]);
      await lock('deadlock-b');
      const heads = [await given.store.load('deadlock-a'), await given.store.load('deadlock-b')];
      const appending = Promise.all(appendTo(heads));
      await waiting();
      await lock('deadlock-a').catch(() => undefined);
      await other.query('COMMIT');
      expect(outcomes(await appending)).toEqual(['appended', 'appended']);
    });

    it('waits for the first stream in order before it claims the second, so that no two wait in a circle', async () => {
      await Promise.all(appendTo([await given.store.load('order-b'), await given.store.load('order-a')]));
      const other = await given.connection();
      await other.query('BEGIN');
      await other.query(`SELECT 1 FROM stream WHERE stream_id = 'order-a' FOR UPDATE`);
      const heads = [await given.store.load('order-b'), await given.store.load('order-a')];
      const appending = Promise.all(appendTo(heads));
      await waiting();
      await given.sql(`SELECT 1 FROM stream WHERE stream_id = 'order-b' FOR UPDATE NOWAIT`);
      await other.query('COMMIT');
      expect(outcomes(await appending)).toEqual(['appended', 'appended']);
    });

    it('fails everything that was on its way when the connection is lost, and goes on', async () => {
      const [a, b] = [await given.store.load('cut-a'), await given.store.load('cut-b')];
      await Promise.all(appendTo([a, b]));
      const other = await given.connection();
      await other.query('BEGIN');
      await other.query(`SELECT 1 FROM stream WHERE stream_id = 'cut-b' FOR UPDATE`);
      const heads = [await given.store.load('cut-a'), await given.store.load('cut-b')];
      const appending = Promise.allSettled(appendTo(heads));
      await given.sql('SELECT pg_terminate_backend($1)', [await waiting()]);
      expect((await appending).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      await other.query('ROLLBACK');
      expect(outcomes(await Promise.all(appendTo(heads)))).toEqual(['appended', 'appended']);
    });
  });

  it('says that it is overloaded instead of letting the queue grow', async () => {
    const store = new EventStore(given.dataSource, { lanes: 1, maxBatch: 1, maxWaiting: 3 });
    const empty = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => store.load(`many-${index}`)));
    const settled = await Promise.allSettled(
      empty.map((stream) => store.append({ stream, events: [happened('on')], ...nothingElse })),
    );
    const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(reasons).toHaveLength(3);
    expect(reasons[0]).toBeInstanceOf(EventStoreOverloaded);
    expect(reasons[0]?.message).toContain('3 appends are waiting');
  });

  it('finishes what waits when it is stopped, and takes no more', async () => {
    const store = new EventStore(given.dataSource, { lanes: 1, maxBatch: 1 });
    const empty = await Promise.all([0, 1, 2].map((index) => store.load(`last-${index}`)));
    const appending = empty.map((stream) => store.append({ stream, events: [happened('on')], ...nothingElse }));
    await store.stop();
    expect(outcomes(await Promise.all(appending))).toEqual(['appended', 'appended', 'appended']);
    const late = store.append({ events: [], announcements: [said('late')] });
    await expect(late).rejects.toThrow(EventStoreStopped);
  });
});
