import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { KeyWrapping, keyOfSubject } from './crypto/key-wrapping.js';
import { type Binding, sealBox } from './crypto/sealed-box.js';
import { migrateVault, vaultDataSource, vaultMigrations } from './data-source.js';
import { parseKeyring } from './keyring.js';
import { loadIndexSecret } from './load-index-secret.js';
import { orderedUuid } from './ordered-uuid.js';
import { refOf } from './ref.js';
import { type StartedVault, startVault } from './start-vault.js';
import type { VaultRef } from './vault.js';

const keyring = parseKeyring(`2026:${randomBytes(32).toString('base64')}`);
const clock = fixedClock('2026-03-06T09:00:00+08:00');
const handler = { actor: 'user:wang-wei', purpose: 'handling' };

const subjectId = randomUUID();
// an ordinary id may end like that of a bundle
const ids = { name: `${orderedUuid().slice(0, 34)}00`, accusation: orderedUuid(), photo: orderedUuid() };
const refs = Object.values(ids).map(refOf);
const sealed = [
  { kind: 'name', text: '李娜' },
  { kind: 'accusation', text: '经理收了钱' },
  { kind: 'photo', bytes: Buffer.from('a bottle') },
];

/** As the vault did it when each text had a row of its own. */
async function sealOldForm(url: string): Promise<void> {
  const dataSource = vaultDataSource({ url });
  await dataSource.setOptions({ migrations: vaultMigrations.slice(0, 1) }).initialize();
  await migrateVault(dataSource);
  const wrapping = new KeyWrapping(keyring);
  const telephone = (await loadIndexSecret(dataSource, wrapping)).lookup('telephone', '+8613800138000');
  const { key, keyId, wrapped } = wrapping.create(keyOfSubject(subjectId));
  const box = (kind: keyof typeof ids, form: Binding['form'], content: string) =>
    sealBox(key, Buffer.from(content), { subjectId, itemId: ids[kind], kind, form });
  const boxes = [
    box('name', 'text', '李娜'),
    box('accusation', 'text', '经理收了钱'),
    box('photo', 'bytes', 'a bottle'),
  ];
  let end = 0;
  await dataSource.query(
    'SELECT * FROM seal_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)',
    [
      [subjectId],
      [null],
      [keyId],
      [wrapped],
      ['intake'],
      ['complaint-old'],
      [],
      [0],
      [1],
      telephone,
      [1, 1, 1],
      Object.values(ids),
      Object.keys(ids),
      ['text', 'text', 'bytes'],
      [false, true, false],
      Buffer.concat(boxes),
      boxes.map(({ length }) => (end += length)),
    ],
  );
  await dataSource.destroy();
}

describe('what was sealed when each text had a row of its own', () => {
  let database: TestDatabase;
  let started: StartedVault;
  beforeEach(async () => {
    database = await testDatabase();
    await sealOldForm(database.url);
    started = await startVault({ url: database.url, keyring, now: () => clock.now() });
  });
  afterEach(async () => {
    await started.stop();
    await database.drop();
  });
  const open = async (asked: readonly VaultRef[]) => [...(await started.vault.open(asked, handler)).values()];
  const sealMore = () =>
    started.vault.seal({
      owner: { service: 'intake', streamId: 'complaint-new' },
      items: [{ kind: 'note', text: 'called twice' }],
      lookups: [{ kind: 'telephone', value: '138 0013 8000' }],
    });

  it('opens, beside what the same person has in the new form', async () => {
    const more = await sealMore();
    expect(more.subjectId).toBe(subjectId);
    expect(await open([...refs, ...more.refs])).toEqual([...sealed, { kind: 'note', text: 'called twice' }]);
  });

  it('has its secret readings on record', async () => {
    await open(refs);
    const [name, accusation] = await Promise.all(refs.map((ref) => started.vault.secretReadings(ref, 10)));
    expect(name).toEqual([]);
    expect(accusation).toEqual([{ ref: refs[1], kind: 'accusation', ...handler, at: clock.now() }]);
  });

  it('is erased together with the new form', async () => {
    const more = await sealMore();
    await started.vault.erase(subjectId, 'asked for it');
    const erased = { erased: true, at: clock.now() };
    expect(await open([...refs, ...more.refs])).toEqual([erased, erased, erased, erased]);
    const [left] = await started.dataSource.query<unknown[]>(
      `SELECT (SELECT count(sealed)::int FROM item) AS items, (SELECT count(sealed)::int FROM bundle) AS bundles`,
    );
    expect(left).toEqual({ items: 0, bundles: 0 });
  });

  it('is swept where its event never came, and claimed where it did', async () => {
    const [orphan] = await started.vault.unclaimed('intake', 0, 10);
    expect(orphan).toMatchObject({ streamId: 'complaint-old', subjectId });
    expect(new Set(orphan?.refs)).toEqual(new Set(refs));
    await started.vault.claim(refs.slice(1, 2));
    expect(await started.vault.unclaimed('intake', 0, 10)).toEqual([]);
    expect(await started.vault.discard(refs)).toBe(0);
  });

  it('vanishes when it is discarded', async () => {
    expect(await started.vault.discard(refs.slice(0, 1))).toBe(1);
    expect(await open(refs)).toEqual([{ unknown: true }, { unknown: true }, { unknown: true }]);
  });
});
