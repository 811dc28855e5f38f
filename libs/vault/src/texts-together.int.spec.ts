import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { itemIdAt } from './bundle-id.js';
import { parseKeyring } from './keyring.js';
import { itemIdOf, refOf } from './ref.js';
import { type StartedVault, startVault } from './start-vault.js';
import type { Item, VaultRef } from './vault.js';

const keyring = parseKeyring(`2026:${randomBytes(32).toString('base64')}`);
const clock = fixedClock('2026-03-06T09:00:00+08:00');
const handler = { actor: 'user:wang-wei', purpose: 'handling' };

let database: TestDatabase;
let started: StartedVault;
beforeAll(async () => {
  database = await testDatabase();
  started = await startVault({ url: database.url, keyring, now: () => clock.now() });
});
afterAll(async () => {
  await started.stop();
  await database.drop();
});

const seal = (items: Item[]) =>
  started.vault.seal({ owner: { service: 'intake', streamId: `complaint-${randomUUID()}` }, items });
const open = async (refs: readonly VaultRef[]) => [...(await started.vault.open(refs, handler)).values()];
const idOf = (ref: VaultRef | undefined) => itemIdOf(ref ?? '') ?? '';
const photo = { kind: 'photo', bytes: Buffer.from('a bottle') };
const rowsOf = async (refs: readonly VaultRef[]) => {
  const [rows] = await started.dataSource.query<unknown[]>(
    `SELECT (SELECT count(*)::int FROM item WHERE sealing_id = s.sealing_id) AS items,
        (SELECT count(*)::int FROM bundle WHERE sealing_id = s.sealing_id) AS bundles
      FROM sealings_of($1, $1, $2) AS s (sealing_id) LIMIT 1`,
    [refs.map(idOf), refs.map(() => 0)],
  );
  return rows;
};

describe('the texts of one seal', () => {
  it('lie in one row, and files in rows of their own, in whatever order they came', async () => {
    const items = [photo, { kind: 'name', text: '李娜' }, photo, { kind: 'demand', text: 'a new bottle' }, photo];
    const { refs } = await seal(items);
    expect(await rowsOf([refs[1] ?? 'vault:'])).toEqual({ items: 3, bundles: 1 });
    expect(await open(refs)).toEqual(items);
    for (const [n, ref] of refs.entries()) expect(await open([ref])).toEqual([items[n]]);
    expect(await open([...refs].reverse())).toEqual([...items].reverse());
  });

  it('beyond the 256th have rows of their own', async () => {
    const items = Array.from({ length: 300 }, (_, n) => ({ kind: `note-${n}`, text: `note ${n}` }));
    const { refs } = await seal(items);
    expect(new Set(refs).size).toBe(300);
    expect(await rowsOf(refs.slice(0, 1))).toEqual({ items: 44, bundles: 1 });
    expect(await open(refs)).toEqual(items);
    const found = (await started.vault.unclaimed('intake', 0, 500)).find((one) =>
      one.refs.includes(refs[0] ?? 'vault:'),
    );
    expect(new Set(found?.refs)).toEqual(new Set(refs));
  });

  it('of many seals at once are never taken for one another', async () => {
    const all = Array.from({ length: 70 }, (_, n) => [
      ...Array.from({ length: n % 4 }, (_, m) => ({ kind: `kind-${m}`, text: `${n}/${m}`.repeat(n) })),
      ...(n % 3 ? [photo] : []),
    ]);
    const sealed = await Promise.all(all.map(seal));
    expect(await open(sealed.flatMap(({ refs }) => refs))).toEqual(all.flat());
  });

  it('are what they were, whatever characters they and their kinds hold', async () => {
    const items = ['{a,"b"}', "it's \\ NULL", '😀 é\n', ''].map((text) => ({ kind: `kind ${text}`, text }));
    const { refs } = await seal(items);
    expect(await open(refs)).toEqual(items);
  });

  it('do not answer for a place that holds none, erased or not', async () => {
    const { refs, subjectId } = await seal([
      { kind: 'name', text: '李娜' },
      { kind: 'demand', text: 'a new bottle' },
    ]);
    const asked = [...refs, refOf(itemIdAt(idOf(refs[0]), 2)), refOf(itemIdAt(idOf(refs[0]), 255))];
    expect((await open(asked)).slice(2)).toEqual([{ unknown: true }, { unknown: true }]);
    await started.vault.erase(subjectId, 'asked for it');
    const erased = { erased: true, at: clock.now() };
    expect(await open(asked)).toEqual([erased, erased, { unknown: true }, { unknown: true }]);
  });

  it('have their readings on record one by one, and only those that are secret and were asked for', async () => {
    const { refs, subjectId } = await seal([
      { kind: 'name', text: '李娜' },
      { kind: 'accusation', text: '经理收了钱', secret: true },
      { kind: 'witness', text: '王小明', secret: true },
      { kind: 'recording', bytes: Buffer.from('a voice'), secret: true },
    ]);
    const readings = () =>
      Promise.all(refs.map(async (ref) => (await started.vault.secretReadings(ref, 10)).map(({ kind }) => kind)));
    await open(refs.slice(0, 1));
    expect(await readings()).toEqual([[], [], [], []]);
    await open(refs.slice(0, 2));
    expect(await readings()).toEqual([[], ['accusation'], [], []]);
    await open([...refs, refOf(itemIdAt(idOf(refs[0]), 4))]);
    expect(await readings()).toEqual([[], ['accusation', 'accusation'], ['witness'], ['recording']]);
    await started.vault.erase(subjectId, 'asked for it');
    await open(refs);
    expect(await readings()).toEqual([[], ['accusation', 'accusation'], ['witness'], ['recording']]);
  });
});
