import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { erasureList, ErasureListUnreadable, replayErasureList } from './erasure-list.js';
import { parseKeyring } from './keyring.js';
import { type StartedVault, startVault } from './start-vault.js';

const clock = fixedClock('2026-03-06T09:00:00+08:00');
const handler = { actor: 'user:wang-wei', purpose: 'handling' };

describe('the list of erasures, kept outside the database', () => {
  let database: TestDatabase;
  let started: StartedVault;
  beforeEach(async () => {
    database = await testDatabase();
    const keyring = parseKeyring(randomBytes(32).toString('base64'));
    started = await startVault({ url: database.url, keyring, now: () => clock.now() });
  });
  afterEach(async () => {
    await started.stop();
    await database.drop();
  });

  const customer = (text: string) =>
    started.vault.seal({ owner: { service: 'intake', streamId: randomUUID() }, items: [{ kind: 'name', text }] });
  const lines = async () => {
    const all: string[] = [];
    for await (const line of erasureList(started.vault)) all.push(line);
    return all;
  };
  const snapshot = (table: string) => started.dataSource.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
  const restore = (table: string) =>
    started.dataSource.query(
      `TRUNCATE ${table} CASCADE; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}`,
    );

  it('erases again whom a restore brought back, under the original time, and nobody else', async () => {
    const [gone, kept] = [await customer('Ann Example'), await customer('Bob Sample')];
    for (const table of ['subject', 'sealing', 'bundle']) await snapshot(table);
    await started.vault.erase(gone.subjectId, 'asked for it');
    const list = await lines();
    for (const table of ['subject', 'sealing', 'bundle']) await restore(table);
    const read = async ({ refs }: typeof gone) => [...(await started.vault.open(refs, handler)).values()];
    expect(await read(gone)).toEqual([{ kind: 'name', text: 'Ann Example' }]);
    expect(await replayErasureList(started.vault, [...list, ''])).toEqual({ listed: 1, erased: 1 });
    expect(await read(gone)).toEqual([{ erased: true, at: clock.now() }]);
    expect(await read(kept)).toEqual([{ kind: 'name', text: 'Bob Sample' }]);
    expect(await replayErasureList(started.vault, list)).toEqual({ listed: 1, erased: 0 });
  });

  it('is written to the end, page by page', async () => {
    const customers = await Promise.all(Array.from({ length: 12 }, (_, n) => customer(`Customer ${n}`)));
    for (const { subjectId } of customers) await started.vault.erase(subjectId, 'asked for it');
    const paging = {
      erasures: (page?: object) => started.vault.erasures({ ...page, limit: 5 }),
    };
    const found: string[] = [];
    for await (const line of erasureList(paging)) found.push(line);
    expect(found.map((line) => (JSON.parse(line) as { subjectId: string }).subjectId).sort()).toEqual(
      customers.map(({ subjectId }) => subjectId).sort(),
    );
  });

  it.each(['no JSON', '{}', '{"subjectId":"1","at":"2026-03-06T01:00:00.000Z","because":"x"}', 'null'])(
    'is carried out whole or not at all: %s',
    async (wrong) => {
      const { subjectId } = await customer('Ann Example');
      const right = JSON.stringify({ subjectId, at: clock.now(), because: 'asked for it' });
      await expect(replayErasureList(started.vault, [right, wrong])).rejects.toThrow(ErasureListUnreadable);
      expect(await lines()).toEqual([]);
    },
  );
});
