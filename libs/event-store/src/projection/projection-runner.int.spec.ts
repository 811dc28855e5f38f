import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { said } from '../given/events.js';
import { givenStore, type GivenStore } from '../given/store.js';
import { LogSignal } from '../log-signal.js';
import { eventStoreMigrations } from '../migrations/index.js';
import { type Projection, ProjectionFailed, ProjectionNotLive } from './projection.js';
import { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';

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

/** How often was each lamp switched, `weight` times each? */
function switches(version = 1, weight = 1, more: Partial<Projection> = {}): Projection {
  return {
    name: 'lamp-switches',
    version,
    tables: ['lamp_switches'],
    create: (table) => [
      `CREATE TABLE ${table('lamp_switches')} (lamp text PRIMARY KEY, times int NOT NULL)`,
      `CREATE INDEX ON ${table('lamp_switches')} (times)`,
    ],
    async apply(batch, { table, query }) {
      for (const { key, body } of batch) {
        if (body.includes('poison')) throw new Error('this one cannot be counted');
        await query(
          `INSERT INTO ${table('lamp_switches')} AS l VALUES ($1, $2) ON CONFLICT (lamp) DO UPDATE SET times = l.times + $2`,
          [key, weight],
        );
      }
    },
    ...more,
  };
}

const runnerOf = (projection: Projection, options: Partial<ProjectionRunnerOptions> = {}) =>
  new ProjectionRunner(given.dataSource, { projections: [projection], batchSize: 2, ...options });
const switchLamp = (key: string, what = 'on') =>
  given.store.append({ events: [], announcements: [said(what, { key })] });
async function counted(runner: ProjectionRunner) {
  const table = await runner.live('lamp-switches');
  const rows = await given.sql<{ lamp: string; times: number }>(`SELECT * FROM ${table('lamp_switches')}`);
  return Object.fromEntries(rows.map(({ lamp, times }) => [lamp, times]));
}
const tables = async () =>
  (
    await given.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname LIKE 'lamp\\_switches\\__' ORDER BY 1`,
    )
  ).map(({ name }) => name);

describe('ProjectionRunner', () => {
  it('applies the log in batches, from its beginning and then from where it was', async () => {
    for (const lamp of ['a', 'b', 'a', 'a', 'b']) await switchLamp(lamp);
    const runner = runnerOf(switches());
    await runner.catchUp();
    expect(await counted(runner)).toEqual({ a: 3, b: 2 });
    await switchLamp('b');
    await runner.catchUp();
    await runner.catchUp();
    expect(await counted(runner)).toEqual({ a: 3, b: 3 });
  });

  it('can be read at once where there is nothing to project, and only when it is built where there is', async () => {
    const first = runnerOf(switches());
    first.start();
    await eventually(async () => expect(await counted(first)).toEqual({}));
    await first.stop();
    await switchLamp('a');
    const later = runnerOf(switches(1, 1, { name: 'another', tables: ['another'], create: () => [] }));
    await expect(later.live('another')).rejects.toThrow(ProjectionNotLive);
  });

  it('follows the log when it is woken', async () => {
    const signal = new LogSignal(given.dataSource, { pollMs: 1e8 });
    signal.start();
    const runner = runnerOf(switches(), { signal });
    runner.start();
    await eventually(async () => expect(await counted(runner)).toEqual({}));
    await switchLamp('a');
    await given.settled();
    signal.raise();
    await eventually(async () => expect(await counted(runner)).toEqual({ a: 1 }));
    await runner.stop();
    await signal.stop();
  });

  it('builds a new version beside the live one, and switches when it has caught up', async () => {
    for (const lamp of ['a', 'b', 'a']) await switchLamp(lamp);
    const old = runnerOf(switches(1));
    await old.catchUp();
    const fresh = runnerOf(switches(2, 10), { keepReplacedMs: 1e8 });
    expect(await counted(old)).toEqual({ a: 2, b: 1 });
    await expect(fresh.live('lamp-switches')).rejects.toThrow('version 2 is being built');
    await fresh.catchUp();
    expect(await counted(fresh)).toEqual({ a: 20, b: 10 });
    expect(await tables()).toEqual(['lamp_switches_1', 'lamp_switches_2']);
    await runnerOf(switches(2, 10), { keepReplacedMs: -1 }).catchUp();
    expect(await tables()).toEqual(['lamp_switches_2']);
  });

  it('lets an older version serve while the new one is built, where the queries can read it', async () => {
    await switchLamp('a');
    await runnerOf(switches(1)).catchUp();
    const fresh = runnerOf(switches(2, 10, { readableFrom: 1 }));
    expect(await counted(fresh)).toEqual({ a: 1 });
    await fresh.catchUp();
    expect(await counted(fresh)).toEqual({ a: 10 });
  });

  it('is rebuilt on demand while the live tables serve', async () => {
    await switchLamp('a');
    const runner = runnerOf(switches());
    await runner.catchUp();
    await given.sql(`UPDATE lamp_switches_1 SET times = 99`);
    await runner.rebuild('lamp-switches');
    await runner.rebuild('lamp-switches');
    expect(await counted(runner)).toEqual({ a: 99 });
    await switchLamp('a');
    await runner.catchUp();
    expect(await counted(runner)).toEqual({ a: 2 });
    expect((await runner.status()).map(({ build, status }) => `${build} ${status}`)).toEqual(['1 replaced', '2 live']);
  });

  it('gives up a build that was never finished when a newer version comes', async () => {
    await switchLamp('a', 'poison');
    await expect(runnerOf(switches(1)).catchUp()).rejects.toThrow(ProjectionFailed);
    await runnerOf(switches(2, 1, { apply: () => Promise.resolve() })).catchUp();
    expect(await tables()).toEqual(['lamp_switches_2']);
  });

  it('leaves alone what a later version of the code has built', async () => {
    await runnerOf(switches(2)).catchUp();
    await switchLamp('a');
    const old = runnerOf(switches(1));
    await old.catchUp();
    expect((await old.status()).map(({ version, status }) => `${version} ${status}`)).toEqual(['2 live']);
  });

  // Each batch would be counted twice if two instances could apply it.
  it('shares the work among instances, and applies every announcement once', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => switchLamp(`lamp-${index % 3}`)));
    const runners = [1, 2, 3].map(() => runnerOf(switches(), { batchSize: 5 }));
    await Promise.all(runners.map((runner) => runner.catchUp()));
    expect(await counted(runnerOf(switches()))).toEqual({ 'lamp-0': 20, 'lamp-1': 20, 'lamp-2': 20 });
  });

  it('stands still before what it cannot apply, says so, and goes on when it can', async () => {
    await switchLamp('a');
    await switchLamp('b', 'poison');
    await switchLamp('c');
    const failures: unknown[] = [];
    const runner = runnerOf(switches(), { batchSize: 10, onError: (error) => failures.push(error) });
    runner.start();
    await eventually(() => expect(failures.length).toBeGreaterThan(1));
    await runner.stop();
    expect(String(failures[0])).toBe(
      'ProjectionFailed: Projection lamp-switches cannot apply lamps/b 1: this one cannot be counted',
    );
    const [status] = await runner.status();
    expect(status).toMatchObject({ status: 'building', lastError: expect.stringContaining('lamps/b 1') as string });
    expect(status?.failingMs).toBeGreaterThan(0);
    expect(status?.behindMs).toBeGreaterThan(0);
    expect(await given.sql('SELECT * FROM lamp_switches_1')).toEqual([{ lamp: 'a', times: 1 }]);

    const healed = runnerOf(switches(1, 1, { apply: async (_batch, { query }) => void (await query('SELECT 1')) }));
    await healed.catchUp();
    const [after] = await healed.status();
    expect(after).toMatchObject({ status: 'live', failingMs: 0, behindMs: 0 });
    expect(after).not.toHaveProperty('lastError');
  });

  it('keeps what a batch wrote and its cursor together', async () => {
    await switchLamp('a');
    const half = switches(1, 1, {
      apply: async (batch, writer) => {
        await switches().apply(batch, writer);
        throw new Error('after it has written');
      },
    });
    await expect(runnerOf(half).catchUp()).rejects.toThrow('after it has written');
    expect(await given.sql('SELECT * FROM lamp_switches_1')).toEqual([]);
  });
});
