import { type TestDatabase, testDatabase } from '@redress/testing';
import { instant, msOf } from '@redress/business-time';
import { DataSource } from 'typeorm';
import { DatabaseAway } from '../problem/away.js';
import { createAnchorTable, readAnchor, settleAnchor } from './anchor-table.js';
import { AnchoredClock } from './anchored-clock.js';

const start = '2026-03-06T01:00:00.000Z';

describe('the business clock of an installation', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await testDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await createAnchorTable(dataSource);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** A process that starts, or starts again. */
  const processWith = async (wish: { startMs?: number; speed: number }) => {
    const clock = new AnchoredClock();
    clock.follow(await settleAnchor(dataSource.manager, wish));
    return clock;
  };

  it('is set once by processes that start together, and is the same in all of them', async () => {
    const wish = { startMs: msOf(instant(start)), speed: 30_000 };
    const clocks = await Promise.all(Array.from({ length: 8 }, () => processWith(wish)));
    const anchor = await readAnchor(dataSource);
    expect(anchor).toMatchObject({ businessMs: wish.startMs, speed: 30_000 });
    const delays = clocks.map((clock) => clock.realDelayUntil(instant('2030-01-01T00:00:00Z')));
    expect(Math.max(...delays) - Math.min(...delays)).toBeLessThan(1_000);
  });

  it('goes on over a restart, and back over none', async () => {
    const shown = (await processWith({ startMs: msOf(instant(start)), speed: 30_000 })).now();
    const again = (await processWith({ startMs: msOf(instant(start)), speed: 30_000 })).now();
    const plain = (await processWith({ speed: 1 })).now();
    const earlier = (await processWith({ startMs: msOf(instant('2020-01-01T00:00:00Z')), speed: 5 })).now();
    expect([shown >= instant(start), again >= shown, plain >= again, earlier >= plain]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('is the clock of the machine where nothing else was ever wished', async () => {
    const clock = await processWith({ speed: 1 });
    expect(Math.abs(msOf(clock.now()) - Date.now())).toBeLessThan(1_000);
    expect(clock.speed).toBe(1);
  });

  it('does not tell a time before it was set', () => expect(() => new AnchoredClock().now()).toThrow(DatabaseAway));

  it('stands still rather than go back when it is set anew', async () => {
    const clock = await processWith({ startMs: msOf(instant(start)), speed: 1 });
    const shown = clock.now();
    clock.follow({ businessMs: 0, realMs: Date.now(), speed: 1 });
    expect(clock.now()).toBe(shown);
  });
});
