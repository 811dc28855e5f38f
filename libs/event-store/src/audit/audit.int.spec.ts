import { generateKeyPairSync } from 'node:crypto';
import { type TestDatabase, testDatabase } from '@redress/testing';
import type { StreamHead } from '../event.js';
import { happened } from '../given/events.js';
import { givenStore, type GivenStore } from '../given/store.js';
import { chain, firstLink } from '../hash-chain.js';
import { eventStoreMigrations } from '../migrations/index.js';
import { CheckpointInvalid } from './checkpoint.js';
import { takeCheckpoint } from './take-checkpoint.js';
import { verifyChain } from './verify-chain.js';
import { verifyCheckpoints } from './verify-checkpoints.js';

let database: TestDatabase;
let given: GivenStore;
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
  given = await givenStore(database.url);
});
beforeEach(async () => {
  await given.empty();
  for (const lamp of ['lamp-1', 'lamp-2', 'lamp-3']) await record(lamp, 'on', 'off', 'on', 'off');
});
afterAll(async () => {
  await given.close();
  await database.drop();
});

async function record(streamId: string, ...what: string[]) {
  const stream = await given.store.load(streamId);
  await given.store.append({ stream, events: what.map((one) => happened(one)), announcements: [] });
}
const faults = async () =>
  (await verifyChain(given.dataSource, { pageSize: 5 })).faults.map(
    ({ streamId, version, kind }) => `${streamId} ${version} ${kind}`,
  );
/** Writes an event after `head` past the store, with the link it would have. */
async function forge(head: StreamHead) {
  for (const { event, version, body, hash } of chain(head, [happened('forged')])) {
    await given.sql(
      `INSERT INTO event
         (epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
       VALUES (1, '1', $1, $2, $3, $4, $5, $6, $7, $8)`,
      [head.streamId, version, event.eventId, event.type, event.happenedAt, event.recordedAt, body, hash],
    );
  }
}

describe('verifyChain', () => {
  it('finds nothing where nothing was touched', async () =>
    expect(await verifyChain(given.dataSource)).toEqual({ streams: 3, events: 12, faults: [] }));

  it.each([
    ['a text, no longer JSON', `UPDATE event SET body = '' WHERE version = 3`, 3],
    ['a text', `UPDATE event SET body = replace(body, '"on"', '"no"') WHERE version = 3`, 3],
    ['a column', `UPDATE event SET happened_at = happened_at + interval '1 minute' WHERE version = 2`, 2],
    ['a link', `UPDATE event SET hash = sha256('x') WHERE version = 4`, 4],
    ['the link of the head', `UPDATE stream SET hash = sha256('x')`, 4],
  ])('names the fact where it was altered: %s', async (_what, sql, version) => {
    await given.sql(`${sql}${sql.includes('WHERE') ? ' AND' : ' WHERE'} stream_id = 'lamp-2'`);
    expect(await faults()).toEqual([`lamp-2 ${version} altered`]);
  });

  it.each([1, 2, 4])('names fact %i when it was removed', async (version) => {
    await given.sql(`DELETE FROM event WHERE stream_id = 'lamp-2' AND version = $1`, [version]);
    expect(await faults()).toEqual([`lamp-2 ${version} removed`]);
  });

  it('names the first fact of a stream that was emptied', async () => {
    await given.sql(`DELETE FROM event WHERE stream_id = 'lamp-3'`);
    expect(await faults()).toEqual(['lamp-3 1 removed']);
  });

  it('names the fact that was removed when the later ones were moved up', async () => {
    await given.sql(`DELETE FROM event WHERE stream_id = 'lamp-2' AND version = 2`);
    await given.sql(`UPDATE event SET version = version - 1 WHERE stream_id = 'lamp-2' AND version > 2`);
    expect(await faults()).toEqual(['lamp-2 2 removed']);
  });

  it('names a fact that was inserted with a right link, in between or as a stream of its own', async () => {
    const [first] = await given.sql<{ hash: Buffer }>(
      `SELECT hash FROM event WHERE stream_id = 'lamp-1' AND version = 1`,
    );
    await given.sql(`UPDATE event SET version = -version - 1 WHERE stream_id = 'lamp-1' AND version > 1`);
    await given.sql(`UPDATE event SET version = -version WHERE version < 0`);
    await forge({ streamId: 'lamp-1', version: 1, hash: first?.hash ?? Buffer.alloc(0) });
    await forge({ streamId: 'lamp-9', version: 0, hash: firstLink('lamp-9') });
    expect(await faults()).toEqual(['lamp-1 2 inserted', 'lamp-9 1 inserted']);
  });

  it('names a fact behind the head although its own link is right', async () => {
    await forge(await given.store.load('lamp-2'));
    await given.sql(`DELETE FROM stream WHERE stream_id = 'lamp-3'`);
    expect(await faults()).toEqual(['lamp-2 5 inserted', 'lamp-3 1 inserted']);
  });

  it('says in a sentence what it found', async () => {
    await given.sql(`DELETE FROM event WHERE stream_id = 'lamp-2' AND version = 2`);
    const [fault] = (await verifyChain(given.dataSource)).faults;
    expect(fault?.what).toBe('Event 2 of lamp-2 was removed: the next one that is there is 3.');
  });
});

describe('checkpoints', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  let texts: string[];
  const take = async () => {
    await given.settled();
    const takenAt = new Date('2026-03-06T00:00:00Z');
    const text = await takeCheckpoint(given.dataSource, { earlier: texts, privateKey, publicKey, takenAt });
    if (text) texts.push(text);
    return text;
  };
  const verify = () => verifyCheckpoints(given.dataSource, texts, publicKey);
  beforeEach(async () => {
    texts = [];
    await take();
  });

  it('hold the streams that grew since the last one', async () => {
    expect(await take()).toBeUndefined();
    await record('lamp-2', 'on');
    await record('lamp-4', 'on');
    const lines = (await take())?.trimEnd().split('\n') ?? [];
    expect(lines.slice(1, -1).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { streamId: 'lamp-2', version: 5 },
      { streamId: 'lamp-4', version: 1 },
    ]);
    expect(await verify()).toEqual([]);
  });

  it('find a tail that was cut off together with its head, which the chain alone cannot show', async () => {
    await record('lamp-2', 'on', 'off');
    await take();
    await given.sql(`DELETE FROM event WHERE stream_id = 'lamp-2' AND version = 6`);
    await given.sql(
      `UPDATE stream SET version = 5, hash = event.hash FROM event
        WHERE stream.stream_id = 'lamp-2' AND event.stream_id = 'lamp-2' AND event.version = 5`,
    );
    expect(await faults()).toEqual([]);
    expect(await verify()).toEqual([
      {
        ...{ streamId: 'lamp-2', version: 6, kind: 'removed' },
        what: 'Event 6 of lamp-2 was removed: checkpoint 2 of 2026-03-06T00:00:00.000Z knows it.',
      },
    ]);
  });

  it('find a stream that was removed whole, and one that was written anew', async () => {
    await given.sql(`DELETE FROM event WHERE stream_id IN ('lamp-1', 'lamp-2')`);
    await given.sql(`DELETE FROM stream WHERE stream_id IN ('lamp-1', 'lamp-2')`);
    await record('lamp-1', 'on', 'on', 'on', 'on');
    await take();
    expect(await faults()).toEqual([]);
    expect((await verify()).map(({ streamId, kind }) => `${streamId} ${kind}`).sort()).toEqual([
      'lamp-1 rewritten',
      'lamp-2 removed',
    ]);
  });

  it('are not believed when they were altered, left out, turned round, or signed by another', async () => {
    await record('lamp-2', 'on');
    await take();
    await record('lamp-2', 'off');
    await take();
    const [first, second, third] = texts as [string, string, string];
    const believed = (given_: string[], key = publicKey) => verifyCheckpoints(given.dataSource, given_, key);
    await expect(believed([first.replace('"version":4', '"version":3')])).rejects.toThrow(CheckpointInvalid);
    await expect(believed([first, third])).rejects.toThrow('Checkpoint number 2 is not valid');
    await expect(believed([second, first])).rejects.toThrow(CheckpointInvalid);
    await expect(believed([first, ''])).rejects.toThrow('its signature does not fit');
    await expect(believed([first], generateKeyPairSync('ed25519').publicKey)).rejects.toThrow(CheckpointInvalid);
    expect(await believed(texts)).toEqual([]);
  });
});
