import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { happened, heard, said } from '../given/events.js';
import { givenStore, type GivenStore } from '../given/store.js';
import { eventStoreMigrations } from '../migrations/index.js';

const INSTANCES = 3;
const ROUNDS = 150;
let database: TestDatabase;
let instances: GivenStore[];
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
  instances = await Promise.all(
    Array.from({ length: INSTANCES }, () => givenStore(database.url, { lanes: 3, maxBatch: 8 })),
  );
});
afterAll(async () => {
  await database.drop();
});

/** Whole numbers below `bound`, the same in every run. */
function diceOf(seed: number) {
  let state = seed;
  return (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Everything at once that an append can claim, each from a few, so that all of them meet. */
async function appendSomething({ store }: GivenStore, dice: (bound: number) => number) {
  const stream = await store.load(`stream-${dice(12)}`);
  const lane = { topic: 'fuses', key: `fuse-${dice(4)}` };
  return store
    .append({
      stream,
      events: [happened('on'), happened('off')],
      announcements: [said('a', { key: `lamp-${dice(5)}` }), said('b', { key: `lamp-${dice(5)}` })],
      ...(dice(3) === 0 ? { takes: { ...lane, number: 1 + dice(6) } } : {}),
      ...(dice(3) === 0
        ? { once: { scope: 's', key: `${dice(40)}`, fingerprint: Buffer.from('f'), answer: null } }
        : {}),
    })
    .then(
      ({ outcome }) => outcome,
      (fault: Error) => fault.name,
    );
}

describe('instances that claim the same things at once', () => {
  it('never wait for each other in a circle, and leave no half of an append behind', async () => {
    const outcomes = await Promise.all(
      instances.map(async (instance, index) => {
        const dice = diceOf(index + 1);
        const arrivals = Array.from({ length: 24 }, (_, nr) => heard(1 + (nr >> 2), { key: `fuse-${nr % 4}` }));
        const receiving = instance.log.receive(index % 2 ? arrivals : arrivals.toReversed());
        const appending = Array.from({ length: ROUNDS }, () => appendSomething(instance, dice));
        await receiving;
        return Promise.all(appending);
      }),
    );
    const kinds = new Set(outcomes.flat());
    expect([...kinds].filter((kind) => !/^(appended|already-|version-conflict|TakenOutOfTurn)/.test(kind))).toEqual([]);
    expect([...kinds]).toEqual(expect.arrayContaining(['appended', 'version-conflict', 'already-done']));

    const [first] = instances as [GivenStore, ...GivenStore[]];
    const whole = await first.sql<{ events: number; announcements: number; numbered: number; gapless: boolean }>(
      `SELECT (SELECT count(*)::int FROM event) AS events,
              (SELECT count(*)::int FROM announcement WHERE own) AS announcements,
              (SELECT sum(number)::int FROM announcement_head WHERE own) AS numbered,
              (SELECT bool_and(version = 2 * place) FROM (SELECT version, version / 2 AS place FROM stream) AS s) AS gapless`,
    );
    const appended = outcomes.flat().filter((outcome) => outcome === 'appended').length;
    expect(whole).toEqual([
      { events: 2 * appended, announcements: 2 * appended, numbered: 2 * appended, gapless: true },
    ]);

    // a connection reports its deadlocks at the latest when it ends
    await Promise.all(instances.map((instance) => instance.close()));
    const witness = await givenStore(database.url);
    await eventually(async () => {
      const others = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
      expect(await witness.sql(`${others} AND backend_type = 'client backend' AND state = 'active'`)).toEqual([]);
    });
    expect(await witness.sql('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()')).toEqual(
      [{ deadlocks: 0 }],
    );
    await witness.close();
  });
});
