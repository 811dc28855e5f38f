import { type TestDatabase, testDatabase } from '@redress/testing';
import type { LoggedAnnouncement, LogPosition } from './announcement.js';
import { appendBatchCall } from './appending/append-batch.js';
import { batchParameters } from './appending/batch-parameters.js';
import { prepareAppend } from './appending/prepared-append.js';
import { EventLog } from './event-log.js';
import { happened, heard, placeOf, said } from './given/events.js';
import { givenStore, type GivenStore } from './given/store.js';
import { firstLink } from './hash-chain.js';
import { eventStoreMigrations } from './migrations/index.js';
import { receiptParameters, receiveBatchCall } from './receive-batch.js';

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

const announce = (key: string, what = 'on') => given.store.append({ events: [], announcements: [said(what, { key })] });
const places = (rows: readonly LoggedAnnouncement[]) => rows.map(placeOf);

/** What a subscription is delivered that reads page by page, each time as far as it can. */
function subscription(pageSize = 2) {
  let after: LogPosition | undefined;
  const delivered: string[] = [];
  return async () => {
    for (;;) {
      const { rows, upTo } = await given.log.read(after, pageSize);
      after = upTo;
      delivered.push(...places(rows));
      if (rows.length === 0) return delivered;
    }
  };
}

/** The parameters by which a transaction of its own appends version `version` of stream `lamp` and announces it. */
const lampVersion = (version: number) => {
  const stream = { streamId: 'lamp', version: version - 1, hash: firstLink('lamp') };
  const announcements = [said('on', { key: 'lamp' })];
  return [...batchParameters([prepareAppend({ stream, events: [happened('on')], announcements })])];
};

describe('AnnouncementLog', () => {
  it('gives back an announcement as it was made or received', async () => {
    const own = said('on');
    const received = heard(1, { body: '{ "spaces": "kept" }' });
    await given.store.append({ events: [], announcements: [own] });
    await given.log.receive([received]);
    const rows = await given.everything();
    const { data: _data, ...rest } = own;
    expect(rows).toEqual([
      { ...rest, number: 1, own: true, body: '{"what":"on"}', position: rows[0]?.position },
      { ...received, own: false, position: rows[1]?.position },
    ]);
    expect(places((await given.log.readOwn(undefined, 10)).rows)).toEqual(['lamps/lamp-1 1']);
  });

  // A reader that only remembered the highest position would pass the open transaction's row by, for ever.
  it('waits for a transaction that is held open, and skips nothing of it', async () => {
    const read = subscription();
    await announce('before');
    await given.settled();
    const slow = await given.connection();
    await slow.query('BEGIN');
    await slow.query(appendBatchCall, lampVersion(1));
    await announce('after-1');
    await announce('after-2');
    expect(await read()).toEqual(['lamps/before 1']);
    await slow.query('COMMIT');
    await given.settled();
    expect(await read()).toEqual(['lamps/before 1', 'lamps/lamp 1', 'lamps/after-1 1', 'lamps/after-2 1']);
  });

  // Ordered by transaction ids alone, version 2 would be delivered before version 1.
  it('keeps the order of a stream although an older transaction appended the later version', async () => {
    const read = subscription(1);
    const older = await given.connection();
    await older.query('BEGIN');
    await older.query('SELECT pg_current_xact_id()');
    const younger = await given.connection();
    await younger.query(appendBatchCall, lampVersion(1));
    await older.query(appendBatchCall, lampVersion(2));
    await older.query('COMMIT');
    await given.settled();
    expect(await read()).toEqual(['lamps/lamp 1', 'lamps/lamp 2']);
    const { rows } = await new EventLog(given.dataSource).read(undefined, 10);
    expect(rows.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('keeps the order of a lane that is received by an older transaction after a younger one', async () => {
    const older = await given.connection();
    await older.query('BEGIN');
    await older.query('SELECT pg_current_xact_id()');
    await given.log.receive([heard(1)]);
    await older.query(receiveBatchCall, [...receiptParameters([heard(2)], [heard(2)], () => false)]);
    await older.query('COMMIT');
    expect(places(await given.everything())).toEqual(['fuses/fuse-1 1', 'fuses/fuse-1 2']);
  });

  it('reads every row once, in pages, while others append', async () => {
    const read = subscription(7);
    const appending = Promise.all(Array.from({ length: 100 }, (_, index) => announce(`key-${index % 10}`)));
    for (let round = 0; round < 20; round += 1) await read();
    await appending;
    await given.settled();
    const delivered = await read();
    expect(delivered).toHaveLength(100);
    for (let key = 0; key < 10; key += 1) {
      const lane = delivered.filter((place) => place.startsWith(`lamps/key-${key} `));
      expect(lane).toEqual(Array.from({ length: 10 }, (_, index) => `lamps/key-${key} ${index + 1}`));
    }
  });

  describe('receiving', () => {
    it('changes nothing when it sees an announcement three times', async () => {
      const batch = [heard(1), heard(2), heard(1, { key: 'fuse-2' })];
      expect(await given.log.receive(batch)).toMatchObject({ logged: 3, known: 0, held: 0, contradicting: [] });
      const before = await given.everything();
      expect(await given.log.receive(batch)).toMatchObject({ logged: 0, known: 3, held: 0, contradicting: [] });
      expect(await given.log.receive([...batch, ...batch])).toMatchObject({ logged: 0, known: 6 });
      expect(await given.everything()).toEqual(before);
    });

    it('counts the same announcement twice in one batch once', async () => {
      const twice = heard(1);
      expect(await given.log.receive([twice, twice])).toMatchObject({ logged: 1, known: 1 });
    });

    it('holds what comes before its predecessors, and lets it in when the gap closes', async () => {
      const all = [1, 2, 3, 4, 5].map((number) => heard(number));
      const [one, two, three, four, five] = all as [(typeof all)[0], ...typeof all];
      expect(await given.log.receive([three!, five!])).toMatchObject({
        logged: 0,
        known: 0,
        held: 2,
        contradicting: [],
      });
      expect(await given.log.receive([five!])).toMatchObject({ known: 1, held: 0 });
      expect(await given.log.receive([one])).toMatchObject({ logged: 1 });
      expect(places(await given.everything())).toEqual(['fuses/fuse-1 1']);
      expect(await given.log.receive([two!])).toMatchObject({ logged: 2, held: 0, known: 0 });
      expect(await given.log.receive([four!])).toMatchObject({ logged: 2 });
      const rows = await given.everything();
      expect(rows.map(({ position: _position, own: _own, ...content }) => content)).toEqual(all);
      expect(await given.sql('SELECT 1 FROM held_arrival')).toHaveLength(0);
    });

    it('keeps the order of arrival between lanes', async () => {
      const arrivals = [heard(1, { key: 'z' }), heard(1, { key: 'a' }), heard(2, { key: 'z' }), heard(1, { key: 'm' })];
      await given.log.receive(arrivals);
      expect(places(await given.everything())).toEqual(arrivals.map(placeOf));
    });

    it('names an announcement that contradicts the one it has', async () => {
      await given.log.receive([heard(1), heard(2)]);
      const { contradicting, known } = await given.log.receive([heard(1, { key: 'other' }), heard(2)]);
      expect(contradicting.map(placeOf)).toEqual(['fuses/fuse-1 2']);
      expect(known).toBe(1);
    });

    it('lets the same batch arrive in several instances at once', async () => {
      const batch = Array.from({ length: 50 }, (_, index) =>
        heard(Math.floor(index / 10) + 1, { key: `k${index % 10}` }),
      );
      const reversed = [...batch].reverse();
      const receipts = await Promise.all([0, 1, 2, 3].map((turn) => given.log.receive(turn % 2 ? batch : reversed)));
      expect(receipts.map(({ logged }) => logged).reduce((sum, logged) => sum + logged)).toBe(50);
      expect(await given.everything()).toHaveLength(50);
    });

    it('answers what can be applied from memory, and the lanes in which something else comes first', async () => {
      const [one, two, three, four] = [heard(1), heard(2), heard(3), heard(4)];
      const other = heard(1, { key: 'fuse-2' });
      expect(await given.log.receive([one, other, three])).toMatchObject({ ready: [one, other], behind: [], held: 1 });
      expect(await given.log.receive([two])).toMatchObject({ ready: [], behind: [two], logged: 2 });
      expect(await given.log.receive([four])).toMatchObject({ ready: [], behind: [four] });
      expect(await given.log.receive([one, two, other])).toMatchObject({ ready: [], behind: [], known: 3 });
    });

    it('takes what has no effect with its receipt, where nothing before it waits', async () => {
      const quiet = { type: 'fuses.fuse-tested.v1' };
      const hummed = heard(3);
      const arrivals = [
        heard(1, quiet),
        heard(2, quiet),
        hummed,
        heard(4, quiet),
        heard(1, { key: 'fuse-2', ...quiet }),
      ];
      const receive = (arrived: typeof arrivals) => given.log.receive(arrived, ({ type }) => type === quiet.type);

      expect((await receive(arrivals)).ready.map(placeOf)).toEqual(['fuses/fuse-1 3', 'fuses/fuse-1 4']);
      expect(await given.inbox.lanesPending({ olderThanMs: 0, limit: 9 })).toEqual([{ topic: 'fuses', key: 'fuse-1' }]);
      expect(await given.inbox.next([hummed])).toMatchObject([{ number: 3 }]);

      expect(await receive([heard(5, quiet)])).toMatchObject({ behind: [{ key: 'fuse-1', number: 5 }] });
      expect(await given.inbox.next([hummed])).toMatchObject([{ number: 3 }]);
      await given.inbox.takeWithoutEffect([3, 4, 5].map((number) => ({ topic: 'fuses', key: 'fuse-1', number })));
      expect(await receive([heard(6, quiet)])).toMatchObject({ logged: 1, ready: [], behind: [] });
      expect(await given.inbox.next([hummed])).toEqual([]);
    });

    it('leaves its own announcements alone when they come back', async () => {
      await announce('lamp-1');
      const echo = heard(2, { topic: 'lamps', key: 'lamp-1' });
      expect(await given.log.receive([echo])).toMatchObject({ logged: 0, held: 0, known: 1 });
    });
  });

  it('keeps a cursor for each transport, which never goes back', async () => {
    await announce('a');
    await announce('b');
    await given.settled();
    const first = (await given.log.readOwn(undefined, 1)).upTo;
    const second = (await given.log.readOwn(undefined, 2)).upTo;
    expect(await given.log.relayCursor('kafka')).toBeUndefined();
    await given.log.noteRelayed('kafka', second);
    await given.log.noteRelayed('kafka', first);
    expect(await given.log.relayCursor('kafka')).toEqual(second);
    expect(await given.log.relayCursor('in-process')).toBeUndefined();
    expect((await given.log.readOwn(second, 10)).upTo).toEqual(second);
  });

  it('says how long a transport was not told what it has to be told', async () => {
    expect(await given.log.untoldForMs(undefined)).toBe(0);
    await announce('a');
    await given.settled();
    const first = (await given.log.readOwn(undefined, 1)).upTo;
    await given.sql(`UPDATE announcement SET logged_at = logged_at - interval '1 minute'`);
    await announce('b');
    await given.log.receive([heard(1)]);
    await given.sql(`UPDATE announcement SET logged_at = logged_at - interval '1 minute'`);
    const minutes = async (transport?: string) => Math.floor((await given.log.untoldForMs(transport)) / 60_000);
    expect([await minutes('kafka'), await minutes()]).toEqual([2, 2]);

    await given.log.noteRelayed('kafka', first);
    expect([await minutes('kafka'), await minutes('another-broker'), await minutes()]).toEqual([1, 2, 1]);

    await given.settled();
    await given.log.noteRelayed('kafka', (await given.log.readOwn(first, 10)).upTo);
    expect(await given.log.untoldForMs('kafka')).toBe(0);
  });
});
