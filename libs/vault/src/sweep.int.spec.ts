import { randomBytes } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { itemIdAt } from './bundle-id.js';
import { parseKeyring } from './keyring.js';
import { itemIdOf } from './ref.js';
import { type StartedVault, startVault } from './start-vault.js';
import type { VaultRef } from './vault.js';

const keyring = parseKeyring(`2026:${randomBytes(32).toString('base64')}`);
const handler = { actor: 'user:wang-wei', purpose: 'handling' };

let database: TestDatabase;
let started: StartedVault;
beforeEach(async () => {
  database = await testDatabase();
  started = await startVault({ url: database.url, keyring, now: () => fixedClock('2026-03-06T09:00:00+08:00').now() });
});
afterEach(async () => {
  await started.stop();
  await database.drop();
});

const seal = (streamId: string, telephone: string, service = 'intake') =>
  started.vault.seal({
    owner: { service, streamId },
    items: [
      { kind: 'name', text: '李娜' },
      { kind: 'demand', text: 'a new bottle', indexed: true },
      { kind: 'photo', bytes: Buffer.from('bottles') },
    ],
    lookups: [{ kind: 'telephone', value: telephone }],
  });
const unclaimed = async (olderThanSeconds = 0) =>
  (await started.vault.unclaimed('intake', olderThanSeconds, 10)).map(({ streamId }) => streamId);
const opened = async (refs: readonly VaultRef[]) => [...(await started.vault.open(refs, handler)).values()];

describe('sweeping orphans', () => {
  it('lists the seals of a service that no event is known to hold, oldest first, with their references', async () => {
    const { refs, subjectId } = await seal('complaint-1', '13800138001');
    await seal('complaint-2', '13800138002');
    await seal('complaint-3', '13800138003', 'routing');
    expect(await unclaimed()).toEqual(['complaint-1', 'complaint-2']);
    const [first] = await started.vault.unclaimed('intake', 0, 1);
    expect(first).toMatchObject({ service: 'intake', streamId: 'complaint-1', subjectId });
    expect(new Set(first?.refs)).toEqual(new Set(refs));
  });

  it('leaves young seals in peace: their event may still be on its way', async () => {
    await seal('complaint-1', '13800138001');
    expect(await unclaimed(3600)).toEqual([]);
  });

  it.each([0, 1, 2])('claims a seal whole by its reference %i, and then never discards it', async (n) => {
    const { refs } = await seal('complaint-1', '13800138001');
    await started.vault.claim(refs.slice(n, n + 1));
    expect(await unclaimed()).toEqual([]);
    expect(await started.vault.discard(refs)).toBe(0);
    expect(await opened(refs)).toEqual([
      { kind: 'name', text: '李娜' },
      { kind: 'demand', text: 'a new bottle' },
      { kind: 'photo', bytes: Buffer.from('bottles') },
    ]);
  });

  it('discards a seal with everything about a person who has nothing else', async () => {
    const { refs } = await seal('complaint-1', '13800138001');
    expect(await started.vault.discard(refs)).toBe(1);
    expect(await opened(refs)).toEqual([{ unknown: true }, { unknown: true }, { unknown: true }]);
    const [left] = await started.dataSource.query<unknown[]>(
      `SELECT (SELECT count(*)::int FROM subject) AS subjects, (SELECT count(*)::int FROM lookup) AS lookups,
        (SELECT count(*)::int FROM item) AS items,
        (SELECT count(*)::int FROM bundle) AS bundles, (SELECT count(*)::int FROM search_entry) AS entries`,
    );
    expect(left).toEqual({ subjects: 0, lookups: 0, items: 0, bundles: 0, entries: 0 });
  });

  it.each([0, 1, 2])('discards a seal whole by its reference %i', async (n) => {
    const { refs } = await seal('complaint-1', '13800138001');
    expect(await started.vault.discard(refs.slice(n, n + 1))).toBe(1);
    expect(await opened(refs)).toEqual([{ unknown: true }, { unknown: true }, { unknown: true }]);
  });

  it('neither claims nor discards by a place where no text lies', async () => {
    const { refs } = await seal('complaint-1', '13800138001');
    const beyond: VaultRef[] = [`vault:${itemIdAt(itemIdOf(refs[0] ?? '') ?? '', 2)}`];
    await started.vault.claim(beyond);
    expect(await unclaimed()).toEqual(['complaint-1']);
    expect(await started.vault.discard(beyond)).toBe(0);
  });

  it('lets a person begin anew whom this process still remembers', async () => {
    const { refs } = await seal('complaint-1', '13800138001');
    await started.vault.discard(refs);
    const again = await seal('complaint-1', '13800138001');
    expect(await opened(again.refs.slice(0, 1))).toEqual([{ kind: 'name', text: '李娜' }]);
  });

  it('keeps the person who has another complaint', async () => {
    const [orphan, kept] = [await seal('complaint-1', '13800138001'), await seal('complaint-2', '13800138001')];
    await started.vault.discard(orphan.refs);
    expect(await opened(kept.refs.slice(0, 1))).toEqual([{ kind: 'name', text: '李娜' }]);
    expect((await seal('complaint-3', '13800138001')).subjectId).toBe(kept.subjectId);
  });

  it('racing with seals of the same person loses none of them', async () => {
    const orphan = await seal('complaint-0', '13800138001');
    const [, ...sealed] = await Promise.all([
      started.vault.discard(orphan.refs),
      ...Array.from({ length: 20 }, (_, n) => seal(`C-${n + 1}`, '13800138001')),
    ]);
    expect(new Set(sealed.map(({ subjectId }) => subjectId)).size).toBe(1);
    for (const { refs } of sealed) expect(await opened(refs.slice(0, 1))).toEqual([{ kind: 'name', text: '李娜' }]);
  });

  // the one held a seal and wanted its person, the other the person and all their seals
  it('racing with erasures of the same person never waits for them in a circle', async () => {
    const people = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const telephone = `138001381${String(n).padStart(2, '0')}`;
        await seal(`complaint-${n}`, telephone);
        return seal(`again-${n}`, telephone);
      }),
    );
    await Promise.all(
      people.flatMap(({ refs, subjectId }) => [
        started.vault.discard(refs),
        started.vault.erase(subjectId, 'asked for it'),
      ]),
    );
    const [row] = await started.dataSource.query<{ deadlocks: string }[]>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(row?.deadlocks).toBe('0');
  });
});
