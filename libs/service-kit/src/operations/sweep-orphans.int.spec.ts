import { randomBytes, randomUUID } from 'node:crypto';
import { instant } from '@redress/business-time';
import { EventStore, eventStoreMigrations } from '@redress/event-store';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { parseKeyring, startVault, type StartedVault, type VaultRef } from '@redress/vault';
import { DataSource } from 'typeorm';
import { openLog } from '../observe/pino-log.js';
import { SweepOrphans } from './sweep-orphans.js';

const keyring = parseKeyring(`2026:${randomBytes(32).toString('base64')}`);
const now = instant('2026-03-06T09:00:00Z');
const forEver = new AbortController().signal;

describe('SweepOrphans', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: EventStore;
  let started: StartedVault;
  let sweep: SweepOrphans;

  beforeEach(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    started = await startVault({ url: database.url, keyring, now: () => now });
    store = new EventStore(dataSource);
    sweep = new SweepOrphans(store, openLog({ service: 'intake', level: 'error' }), started.vault, 'intake');
  });
  afterEach(async () => {
    await store.stop();
    await started.stop();
    await dataSource.destroy();
    await database.drop();
  });

  const seal = async (streamId: string) => {
    const items = [
      { kind: 'name', text: '李娜' },
      { kind: 'demand', text: 'a new bottle' },
    ];
    return (await started.vault.seal({ owner: { service: 'intake', streamId }, items })).refs;
  };
  const record = async (streamId: string, ref: VaultRef | undefined) => {
    const event = { eventId: randomUUID(), type: 'ComplaintRegistered', happenedAt: now, recordedAt: now };
    const meta = { actor: 'user:lin', correlationId: streamId };
    const stream = await store.load(streamId);
    await store.append({ stream, events: [{ ...event, data: { name: ref ?? null }, meta }], announcements: [] });
  };
  const unclaimed = async () => (await started.vault.unclaimed('intake', 0, 1_000)).length;
  const opened = async (refs: readonly VaultRef[]) => [
    ...(await started.vault.open(refs, { actor: 'user:lin', purpose: 'handling' })).values(),
  ];

  it('claims what stands in its stream by any of its references, and discards the rest', async () => {
    const [kept, orphan, elsewhere] = [await seal('complaint-1'), await seal('complaint-2'), await seal('complaint-3')];
    await record('complaint-1', undefined);
    await record('complaint-1', kept[1]);
    await record('complaint-2', undefined);
    await record('complaint-2', elsewhere[0]);

    await sweep.sweep(0, forEver);

    expect(await unclaimed()).toBe(0);
    expect(await started.vault.discard(kept)).toBe(0);
    expect(await opened(kept)).toEqual([
      { kind: 'name', text: '李娜' },
      { kind: 'demand', text: 'a new bottle' },
    ]);
    expect(await opened([...orphan, ...elsewhere])).toEqual(Array.from({ length: 4 }, () => ({ unknown: true })));
  });

  // 200 in a minute were looked at: where more were sealed, what was never recorded stayed for good
  it('goes on in the same round while there is more', async () => {
    const sealed = await Promise.all(
      Array.from({ length: 450 }, async (_, n) => ({ streamId: `complaint-${n}`, refs: await seal(`complaint-${n}`) })),
    );
    await Promise.all(sealed.slice(1).map(({ streamId, refs }) => record(streamId, refs[0])));

    await sweep.sweep(0, forEver);

    expect(await unclaimed()).toBe(0);
    expect(await opened(sealed[0]?.refs ?? [])).toEqual([{ unknown: true }, { unknown: true }]);
  });

  it('ends with the page under way when it is stopped', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, n) => seal(`complaint-${n}`)));
    await sweep.sweep(0, AbortSignal.abort());
    expect(await unclaimed()).toBe(50);
  });

  it('leaves young seals in peace: their event may still be on its way', async () => {
    await seal('complaint-1');
    await sweep.sweep(3_600, forEver);
    expect(await unclaimed()).toBe(1);
  });
});
