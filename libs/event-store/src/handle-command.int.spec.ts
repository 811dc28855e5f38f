import { instant } from '@redress/business-time';
import { type Decider, type DomainEvent, nothingToRecord, record, refuse } from '@redress/decider';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { StreamContended } from './errors.js';
import type { AnyEvent } from './event.js';
import { EventStore } from './event-store.js';
import { happened, heard } from './given/events.js';
import { givenStore, type GivenStore } from './given/store.js';
import { type CommandHandling, handleCommand } from './handle-command.js';
import { eventStoreMigrations } from './migrations/index.js';
import { type Upcast, upcasting } from './upcast.js';

type CounterEvent = DomainEvent<'Counted', { by: number }> | DomainEvent<'CounterStopped', Record<string, never>>;
type Command = { count: number } | 'stop';
type Counter = { total: number; stopped: boolean };
const now = instant('2026-03-06T09:20:00Z');
const happenedAt = instant('2026-03-06T09:00:00Z');

const counter: Decider<Counter, Command, CounterEvent, { code: 'counter-stopped' }> = {
  initial: { total: 0, stopped: false },
  decide(command, { stopped }) {
    if (command === 'stop') return stopped ? nothingToRecord : record({ type: 'CounterStopped', happenedAt, data: {} });
    return stopped
      ? refuse({ code: 'counter-stopped' })
      : record({ type: 'Counted', happenedAt, data: { by: command.count } });
  },
  evolve: (state, event) =>
    event.type === 'Counted' ? { ...state, total: state.total + event.data.by } : { ...state, stopped: true },
};

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

type Handling = CommandHandling<Counter, Command, CounterEvent, { code: 'counter-stopped' }>;
const handle = (streamId: string, command: Command, more: Partial<Handling> = {}) =>
  handleCommand({
    store: given.store,
    decider: counter,
    streamId,
    command,
    recordedAt: now,
    meta: { actor: 'user:lin', correlationId: streamId },
    announce: (event, { total }) =>
      event.type === 'Counted' ? [{ topic: 'counters', key: streamId, type: 'counted.v1', data: { total } }] : [],
    ...more,
  });

describe('handleCommand', () => {
  it('loads nothing where the stream begins with this command, and decides anew where it had begun after all', async () => {
    const begins = { begins: true };
    expect(await handle('begun', { count: 1 }, begins)).toMatchObject({ outcome: 'recorded', version: 1 });
    expect(await handle('begun', { count: 2 }, begins)).toMatchObject({ version: 2, state: { total: 3 } });
  });

  it('records what was decided, with what others may know of it', async () => {
    const recorded = await handle('one', { count: 5 });
    expect(recorded).toMatchObject({ outcome: 'recorded', version: 1, state: { total: 5 } });
    expect((await given.store.load('one')).events).toEqual(recorded.outcome === 'recorded' && recorded.events);
    expect((await given.everything()).filter(({ key }) => key === 'one')).toMatchObject([
      { number: 1, type: 'counted.v1', body: '{"total":5}', happenedAt, recordedAt: now },
    ]);
  });

  it('records nothing for a command that is satisfied, and nothing of one that is refused', async () => {
    await handle('two', 'stop');
    expect(await handle('two', 'stop')).toMatchObject({ outcome: 'recorded', events: [], version: 1 });
    const refusal = { code: 'counter-stopped' };
    expect(await handle('two', { count: 1 })).toMatchObject({ outcome: 'refused', refusal, version: 1 });
  });

  it('decides anew on what others recorded meanwhile, so that twenty at once all count', async () => {
    const other = await givenStore(database.url);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => handle('three', { count: 1 }, index % 2 ? { store: other.store } : {})),
    );
    await other.close();
    const totals = all.map((one) => (one.outcome === 'recorded' ? one.state.total : 0)).sort((a, b) => a - b);
    expect(totals).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('gives up, naming the stream, when others are faster every time', async () => {
    class RivalledStore extends EventStore {
      override async load<Event extends AnyEvent>(streamId: string, upcast?: Upcast<Event>) {
        const stream = await super.load(streamId, upcast);
        await given.store.append({
          stream,
          events: [happened('faster', { type: 'Counted', data: { by: 1 } })],
          announcements: [],
        });
        return stream;
      }
    }
    const store = new RivalledStore(given.dataSource);
    const contended = handle('four', 'stop', { store, attempts: 3 });
    await expect(contended).rejects.toThrow(StreamContended);
    await expect(contended).rejects.toThrow('Cannot append to four: it was continued by others before each of 3');
    expect((await given.store.load('four')).events.map(({ type }) => type)).toEqual(Array(3).fill('Counted'));
  });

  it('does not decide at a version the caller did not see', async () => {
    await handle('five', { count: 1 });
    expect(await handle('five', { count: 1 }, { expectedVersion: 0 })).toEqual({
      outcome: 'version-differs',
      actual: 1,
    });
    expect(await handle('five', { count: 1 }, { expectedVersion: 1 })).toMatchObject({
      outcome: 'recorded',
      version: 2,
    });
    const race = [1, 2].map(() => handle('five', { count: 1 }, { expectedVersion: 2 }));
    expect((await Promise.all(race)).map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'version-differs']);
  });

  it('applies an announcement once, also where nothing follows from it', async () => {
    await given.log.receive([heard(1, { key: 'six' }), heard(2, { key: 'six' })]);
    const takes = (number: number) => ({ takes: { topic: 'fuses', key: 'six', number } });
    expect(await handle('six', 'stop', takes(1))).toMatchObject({ outcome: 'recorded', version: 1 });
    expect(await handle('six', 'stop', takes(1))).toEqual({ outcome: 'already-taken', taken: 1 });
    expect(await handle('six', 'stop', takes(2))).toMatchObject({ outcome: 'recorded', events: [] });
    expect(await handle('six', 'stop', takes(2))).toEqual({ outcome: 'already-taken', taken: 2 });
  });

  it('answers a request that comes again as it answered the first', async () => {
    const once = {
      ...{ scope: 'user:lin', key: 'k', fingerprint: Buffer.from('f') },
      answer: ({ state, version }: { state: Counter; version: number }) => ({ total: state.total, version }),
    };
    await handle('seven', { count: 7 }, { once });
    const again = { outcome: 'already-done', sameRequest: true, answer: { total: 7, version: 1 } };
    expect(await handle('seven', { count: 7 }, { once })).toEqual(again);
    const other = { ...once, fingerprint: Buffer.from('other') };
    expect(await handle('seven', { count: 8 }, { once: other })).toEqual({ ...again, sameRequest: false });
  });

  it("decides on today's shape of what was recorded in an older one", async () => {
    const stream = await given.store.load('eight');
    const old = { type: 'Added', happenedAt, recordedAt: now, eventId: '9f0c7a52-6f0e-4f6a-9a55-2b8d9f5b1c11' };
    const meta = { actor: 'user:lin', correlationId: 'eight' };
    await given.store.append({ stream, events: [{ ...old, data: 3, meta }], announcements: [] });
    const upcast = upcasting<CounterEvent>({ Added: (by: number) => ({ type: 'Counted', data: { by } }) });
    expect(await handle('eight', { count: 1 }, { upcast })).toMatchObject({ state: { total: 4 }, version: 2 });
  });
});
