import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { parseKeyring } from './keyring.js';
import { type StartedVault, startVault } from './start-vault.js';
import type { Seal, Sealed } from './vault.js';

const keyring = parseKeyring(`2026:${randomBytes(32).toString('base64')}`);
const clock = fixedClock('2026-03-06T09:00:00+08:00');
const handler = { actor: 'user:wang-wei', purpose: 'handling' };

let database: TestDatabase;
let started: StartedVault;
let sibling: StartedVault;
beforeAll(async () => {
  database = await testDatabase();
  const options = { url: database.url, keyring, now: () => clock.now() };
  [started, sibling] = await Promise.all([startVault(options), startVault(options)]);
});
afterAll(async () => {
  await Promise.all([started.stop(), sibling.stop()]);
  await database.drop();
});

let telephones = 13900000000;
const person = (telephone = `${++telephones}`): Seal => ({
  owner: { service: 'intake', streamId: `complaint-${randomUUID()}` },
  items: [{ kind: 'what-happened', text: 'the bottles were broken', indexed: true }],
  lookups: [
    { kind: 'telephone', value: telephone },
    { kind: 'name', value: '李娜' },
  ],
});
const openAll = async ({ refs }: Sealed, { vault } = started) => [...(await vault.open(refs, handler)).values()];

describe('erasing a subject', () => {
  it('leaves a tombstone that says when, in every process at once', async () => {
    const sealed = await started.vault.seal(person());
    expect(await openAll(sealed, sibling)).toEqual([{ kind: 'what-happened', text: 'the bottles were broken' }]);
    expect(await started.vault.erase(sealed.subjectId, 'asked for it')).toEqual({ outcome: 'erased', at: clock.now() });
    for (const process of [started, sibling])
      expect(await openAll(sealed, process)).toEqual([{ erased: true, at: clock.now() }]);
  });

  it('destroys the key, every ciphertext, every lookup and every search entry of that subject, and of no other', async () => {
    const withFile = () => ({ ...person(), items: [...person().items, { kind: 'photo', bytes: randomBytes(10) }] });
    const [gone, kept] = [await started.vault.seal(withFile()), await started.vault.seal(withFile())];
    const count = async (subjectId: string) => {
      const [row] = await started.dataSource.query<Record<string, number>[]>(
        `SELECT (SELECT count(*) FROM subject WHERE subject_id = $1 AND wrapped IS NOT NULL)::int AS keys,
          (SELECT count(*) FROM lookup WHERE subject_id = $1)::int AS lookups,
          (SELECT count(*) FROM search_entry JOIN sealing USING (sealing_id) WHERE subject_id = $1)::int AS entries,
          (SELECT count(*) FROM item JOIN sealing USING (sealing_id) WHERE subject_id = $1 AND sealed IS NOT NULL)::int AS boxes,
          (SELECT count(*) FROM bundle WHERE subject_id = $1 AND sealed IS NOT NULL)::int AS bundles`,
        [subjectId],
      );
      return row;
    };
    expect(await count(gone.subjectId)).toEqual({ keys: 1, lookups: 1, entries: 1, boxes: 1, bundles: 1 });
    await started.vault.erase(gone.subjectId, 'asked for it');
    expect(await count(gone.subjectId)).toEqual({ keys: 0, lookups: 0, entries: 0, boxes: 0, bundles: 0 });
    expect(await count(kept.subjectId)).toEqual({ keys: 1, lookups: 1, entries: 1, boxes: 1, bundles: 1 });
  });

  it('is the same the second time, and keeps the first time', async () => {
    const { subjectId } = await started.vault.seal(person());
    const { at } = { at: clock.now() };
    await started.vault.erase(subjectId, 'asked for it');
    clock.advance(3_600_000);
    expect(await sibling.vault.erase(subjectId, 'asked again')).toEqual({ outcome: 'already-erased', at });
  });

  it('says so when there is nobody to erase', async () => {
    expect(await started.vault.erase(randomUUID(), 'asked for it')).toEqual({ outcome: 'subject-unknown' });
  });

  it('makes the same telephone a new person, also where a process remembers the old one', async () => {
    const telephone = `${++telephones}`;
    const before = await started.vault.seal(person(telephone));
    await sibling.vault.erase(before.subjectId, 'asked for it');
    const after = await started.vault.seal(person(telephone));
    expect(after.subjectId).not.toBe(before.subjectId);
    expect(await openAll(after)).toEqual([{ kind: 'what-happened', text: 'the bottles were broken' }]);
  });

  it('refuses to seal more under the erased subject, and says when it was erased', async () => {
    const { subjectId } = await started.vault.seal(person());
    await sibling.vault.erase(subjectId, 'asked for it');
    await expect(started.vault.seal({ ...person(), subject: subjectId })).rejects.toThrow(
      `Cannot seal under subject ${subjectId}: it was erased at ${clock.now()}.`,
    );
  });

  it('racing with seals leaves nothing readable under the erased subject', async () => {
    const telephone = `${++telephones}`;
    const { subjectId } = await started.vault.seal(person(telephone));
    const [erasure, ...sealed] = await Promise.all([
      sibling.vault.erase(subjectId, 'asked for it'),
      ...Array.from({ length: 30 }, (_, n) => (n % 2 ? started : sibling).vault.seal(person(telephone))),
    ]);
    expect(erasure.outcome).toBe('erased');
    for (const one of sealed) {
      const [item] = await openAll(one);
      expect(item && 'erased' in item).toBe(one.subjectId === subjectId);
    }
  });
});

describe('after a restore', () => {
  it('the erasures made since are replayed under their own times', async () => {
    const since = clock.advance(86_400_000);
    const before = await Promise.all([1, 2, 3].map(() => started.vault.seal(person())));
    await started.dataSource.query('CREATE TABLE restored AS SELECT * FROM subject');
    for (const { subjectId } of before.slice(0, 2)) {
      clock.advance(1000);
      await started.vault.erase(subjectId, 'asked for it');
    }
    const { erasures } = await started.vault.erasures({ since });
    expect(erasures.map(({ subjectId }) => subjectId)).toEqual(before.slice(0, 2).map(({ subjectId }) => subjectId));

    await started.dataSource.query(
      `UPDATE subject AS s SET key_id = r.key_id, wrapped = r.wrapped, erased_at = NULL, erased_because = NULL
        FROM restored AS r WHERE r.subject_id = s.subject_id AND s.erased_at >= $1`,
      [since],
    );
    clock.advance(86_400_000);
    const unknown = { subjectId: randomUUID(), at: since, because: 'came after the backup' };
    expect(await started.vault.replayErasures([...erasures, unknown])).toBe(2);
    expect(await started.vault.replayErasures(erasures)).toBe(0);
    expect(await started.vault.erasures({ since })).toEqual({ erasures });
    expect(await openAll(before[2] as Sealed)).toEqual([{ kind: 'what-happened', text: 'the bottles were broken' }]);
  });

  it('the list comes in pages that miss and repeat nobody', async () => {
    const since = clock.advance(86_400_000);
    const erased = await Promise.all(Array.from({ length: 7 }, () => started.vault.seal(person())));
    await Promise.all(erased.map(({ subjectId }) => started.vault.erase(subjectId, 'asked for it')));
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await started.vault.erasures({ since, limit: 3, ...(after && { after }) });
      seen.push(...page.erasures.map(({ subjectId }) => subjectId));
      [after, more] = [page.next, page.next !== undefined];
    }
    expect(seen.sort()).toEqual(erased.map(({ subjectId }) => subjectId).sort());
  });
});
