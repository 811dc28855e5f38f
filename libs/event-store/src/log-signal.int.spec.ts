import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { heard, said } from './given/events.js';
import { givenStore, type GivenStore } from './given/store.js';
import { LogSignal } from './log-signal.js';
import { eventStoreMigrations } from './migrations/index.js';

const NEVER_MS = 1e8;
let database: TestDatabase;
let given: GivenStore;
let signal: LogSignal | undefined;
beforeAll(async () => {
  database = await testDatabase({ schemas: ['lamps', 'fuses'], migrations: eventStoreMigrations });
  given = await givenStore(database.urlFor('lamps'));
});
beforeEach(() => given.empty());
afterEach(() => signal?.stop());
afterAll(async () => {
  await given.close();
  await database.drop();
});

/** A signal that counts, once it listens. */
async function counted(options: ConstructorParameters<typeof LogSignal>[1]) {
  const seen = { signals: 0 };
  signal = new LogSignal(given.dataSource, options);
  signal.onSignal(() => (seen.signals += 1));
  signal.start();
  await eventually(() => expect(seen.signals).toBeGreaterThan(0));
  return seen;
}
const announce = () => given.store.append({ events: [], announcements: [said('on')] });
const listeners = () =>
  given.sql<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
  );

describe('LogSignal', () => {
  it('is woken by what is announced and by what is received, here or in another instance', async () => {
    const other = await givenStore(database.urlFor('lamps'));
    const seen = await counted({ pollMs: NEVER_MS });
    const before = seen.signals;
    await announce();
    await eventually(() => expect(seen.signals).toBe(before + 1));
    await other.log.receive([heard(1)]);
    await eventually(() => expect(seen.signals).toBe(before + 2));
    await other.close();
  });

  it('passes a first notice on at once and puts those that follow it closely together', async () => {
    const seen = await counted({ pollMs: NEVER_MS, gatherMs: 2_000 });
    const before = seen.signals;
    for (let nth = 0; nth < 10; nth += 1) await announce();
    await eventually(() => expect(seen.signals).toBeGreaterThan(before));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.signals).toBeLessThanOrEqual(before + 1);
  });

  it('is held back while something more urgent is under way, though not for ever', async () => {
    const seen = await counted({ pollMs: 100, gatherMs: 0 });
    const held = setInterval(() => signal?.holdBack(400), 50);
    signal?.holdBack(400);
    await announce();
    const announcedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 150)); // polls of before the notice, at most
    const before = seen.signals;
    await eventually(() => expect(seen.signals).toBeGreaterThan(before));
    clearInterval(held);
    expect(performance.now() - announcedAt).toBeGreaterThan(900);
  });

  it('says whether the service may have announced something, or only received', async () => {
    const told: boolean[] = [];
    signal = new LogSignal(given.dataSource, { pollMs: NEVER_MS, gatherMs: 0 });
    signal.onSignal(({ announced }) => told.push(announced));
    signal.start();
    await eventually(() => expect(told).toEqual([true])); // notices may have been lost before it listened
    await given.log.receive([heard(1)]);
    await eventually(() => expect(told).toEqual([true, false]));
    await announce();
    await eventually(() => expect(told).toEqual([true, false, true]));
  });

  it('sleeps when another service, or nothing new, is heard of', async () => {
    const other = await givenStore(database.urlFor('fuses'));
    const seen = await counted({ pollMs: NEVER_MS });
    const before = seen.signals;
    await given.log.receive([heard(1)]);
    await eventually(() => expect(seen.signals).toBe(before + 1));
    await other.store.append({ events: [], announcements: [said('on')] });
    await given.log.receive([heard(1)]);
    await announce();
    await eventually(() => expect(seen.signals).toBe(before + 2));
    await other.close();
  });

  it('listens again after its connection was lost, and looks for what it missed', async () => {
    const errors: unknown[] = [];
    const seen = await counted({ pollMs: NEVER_MS, onError: (error) => errors.push(error) });
    const before = seen.signals;
    const [lost] = await listeners();
    await given.sql('SELECT pg_terminate_backend($1)', [lost?.pid]);
    await eventually(() => expect(seen.signals).toBe(before + 1));
    expect(errors).not.toEqual([]);
    await announce();
    await eventually(() => expect(seen.signals).toBe(before + 2));
  });

  it('signals by itself, whatever notices were lost', async () => {
    const seen = await counted({ pollMs: 5 });
    const before = seen.signals;
    await eventually(() => expect(seen.signals).toBeGreaterThan(before + 2));
  });

  it('leaves nothing behind when it is stopped', async () => {
    const seen = await counted({ pollMs: 5 });
    await signal?.stop();
    const before = seen.signals;
    await announce();
    await eventually(async () => expect(await listeners()).toEqual([]));
    expect(seen.signals).toBe(before);
  });
});
