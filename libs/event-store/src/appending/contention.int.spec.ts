import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { happened, heard, said } from '../given/events.js';
import { givenStore, type GivenStore } from '../given/store.js';
import { eventStoreMigrations } from '../migrations/index.js';

const INSTANCES = 3;
const ROUNDS = 8;
const AT_ONCE = 24;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
});
afterAll(() => database.drop());

type Dice = (bound: number) => number;
type StreamOf = (instance: number, dice: Dice) => string;

/** Whole numbers below `bound`, the same in every run. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Everything at once that an append can claim, each from a few, so that all of them meet. */
async function appendSomething({ store }: GivenStore, streamId: string, dice: Dice): Promise<string> {
  const stream = await store.load(streamId);
  const takes = { topic: 'fuses', key: `fuse-${dice(4)}`, number: 1 + dice(6) };
  const once = { scope: 's', key: `${dice(40)}`, fingerprint: Buffer.from('f'), answer: null };
  const append = {
    stream,
    events: [happened('on'), happened('off')],
    announcements: [said('a', { key: `lamp-${dice(5)}` }), said('b', { key: `lamp-${dice(5)}` })],
    ...(dice(3) === 0 ? { takes } : {}),
    ...(dice(3) === 0 ? { once } : {}),
  };
  return store.append(append).then(
    ({ outcome }) => outcome,
    (fault: Error) => fault.name,
  );
}

async function workOf(instance: GivenStore, index: number, streamOf: StreamOf): Promise<readonly string[]> {
  const dice = diceOf(index + 1);
  const arrivals = Array.from({ length: 24 }, (_, nr) => heard(1 + (nr >> 2), { key: `fuse-${nr % 4}` }));
  const receiving = instance.log.receive(index % 2 ? arrivals : arrivals.toReversed());
  const outcomes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const appending = Array.from({ length: AT_ONCE }, () => appendSomething(instance, streamOf(index, dice), dice));
    outcomes.push(...(await Promise.all(appending)));
  }
  await receiving;
  return outcomes;
}

describe('instances that claim the same things at once', () => {
  it.each<[string, StreamOf]>([
    ['streams', (_instance, dice) => `shared-${dice(40)}`],
    ['topics and keys', (instance, dice) => `of-${instance}-${dice(30)}`],
  ])('never wait for each other in a circle, nor leave half of an append behind: %s', async (_what, streamOf) => {
    const witness = await givenStore(database.url);
    await witness.empty();
    const options = { lanes: 3, maxBatch: 8 };
    const instances = await Promise.all(Array.from({ length: INSTANCES }, () => givenStore(database.url, options)));
    await Promise.all(instances.map((instance) => instance.warm(6)));

    const all = await Promise.all(instances.map((instance, index) => workOf(instance, index, streamOf)));
    const outcomes = new Set(all.flat());
    expect([...outcomes].filter((one) => !/^(appended|already-|version-conflict|TakenOutOfTurn)/.test(one))).toEqual(
      [],
    );
    expect([...outcomes]).toEqual(expect.arrayContaining(['appended', 'version-conflict', 'already-done']));

    const recorded = 2 * all.flat().filter((outcome) => outcome === 'appended').length;
    expect(
      await witness.sql(
        `SELECT (SELECT count(*)::int FROM event) AS events, (SELECT sum(version)::int FROM stream) AS versions,
                (SELECT count(*)::int FROM announcement WHERE own) AS announcements,
                (SELECT sum(number)::int FROM announcement_head WHERE own) AS numbers`,
      ),
    ).toEqual([{ events: recorded, versions: recorded, announcements: recorded, numbers: recorded }]);

    // a connection reports the deadlocks it met at the latest when it ends
    await Promise.all(instances.map((instance) => instance.close()));
    await eventually(async () => {
      const others = 'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1';
      expect(await witness.sql(`${others} AND pid <> pg_backend_pid()`, [''])).toEqual([]);
    });
    const deadlocks = 'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()';
    expect(await witness.sql(deadlocks)).toEqual([{ deadlocks: 0 }]);
    await witness.close();
  });
});
