import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { parseKeyring } from './keyring.js';
import { type StartedVault, startVault } from './start-vault.js';
import type { Lookup, Seal, VaultRef } from './vault.js';

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

const owner = () => ({ service: 'intake', streamId: `complaint-${randomUUID()}` });
const nameOnly = (lookups: Lookup[] = []): Seal => ({
  owner: owner(),
  items: [{ kind: 'name', text: '李娜' }],
  lookups,
});
const telephone = (value: string): Lookup => ({ kind: 'telephone', value });
const openOne = async (ref: VaultRef | undefined, reader = handler) =>
  (await started.vault.open(ref ? [ref] : [], reader)).get(ref ?? 'vault:');

// Compared by digest: comparing millions of bytes one by one takes jest many seconds.
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (ref: VaultRef | undefined) => {
  const opened = await openOne(ref);
  return opened && 'bytes' in opened ? digest(opened.bytes) : opened;
};

describe('sealing', () => {
  it('gives a reference per item, which opens to what was sealed', async () => {
    const photo = randomBytes(2000);
    const { refs } = await started.vault.seal({
      owner: owner(),
      items: [
        { kind: 'name', text: '李娜' },
        { kind: 'what-happened', text: '' },
        { kind: 'photo', bytes: photo },
      ],
    });
    const opened = await started.vault.open(refs, handler);
    expect(refs.map((ref) => opened.get(ref))).toEqual([
      { kind: 'name', text: '李娜' },
      { kind: 'what-happened', text: '' },
      { kind: 'photo', bytes: photo },
    ]);
  });

  it('takes many large attachments at once', async () => {
    const bytes = Buffer.alloc(5_000_000, 7);
    const sealed = await Promise.all(
      Array.from({ length: 6 }, () => started.vault.seal({ owner: owner(), items: [{ kind: 'video', bytes }] })),
    );
    for (const { refs } of sealed) expect(await bytesOf(refs[0])).toBe(digest(bytes));
  });

  it('knows a person again by telephone, address or customer number, however written', async () => {
    const first = await started.vault.seal(
      nameOnly([telephone('138 0013 8001'), { kind: 'email', value: 'Li.Na@Example.org' }]),
    );
    for (const lookup of [telephone('+86-13800138001'), { kind: 'email', value: 'li.na@example.ORG' } as const]) {
      const again = await started.vault.seal(nameOnly([lookup]));
      expect(again.subjectId).toBe(first.subjectId);
      expect(await openOne(again.refs[0])).toEqual({ kind: 'name', text: '李娜' });
    }
  });

  it('knows a person again in another process, which has no key in memory', async () => {
    const here = await started.vault.seal(nameOnly([telephone('13800138002')]));
    const elsewhere = await startVault({ url: database.url, keyring, now: () => clock.now() });
    const there = await elsewhere.vault.seal(nameOnly([telephone('13800138002')]));
    await elsewhere.stop();
    expect(there.subjectId).toBe(here.subjectId);
    expect(await openOne(there.refs[0])).toEqual({ kind: 'name', text: '李娜' });
  });

  it('takes people with the same name for two', async () => {
    const name: Lookup = { kind: 'name', value: '李娜' };
    const [one, other] = await Promise.all([
      started.vault.seal(nameOnly([name])),
      started.vault.seal(nameOnly([name])),
    ]);
    expect(one.subjectId).not.toBe(other.subjectId);
  });

  it('believes the customer number before the telephone, and then finds both', async () => {
    const numbered = await started.vault.seal(nameOnly([{ kind: 'customer-number', value: 'KD 77' }]));
    const called = await started.vault.seal(nameOnly([telephone('13800138003')]));
    const both = await started.vault.seal(
      nameOnly([telephone('13800138003'), { kind: 'customer-number', value: 'kd77' }]),
    );
    expect(both.subjectId).toBe(numbered.subjectId);
    const { owners } = await started.vault.find({ telephone: '13800138003' });
    expect(new Set(owners.map(({ subjectId }) => subjectId))).toEqual(new Set([numbered.subjectId, called.subjectId]));
  });

  it('adds to a subject the caller names, also with lookups new to it', async () => {
    const first = await started.vault.seal(nameOnly());
    const elsewhere = await startVault({ url: database.url, keyring, now: () => clock.now() });
    const note = await elsewhere.vault.seal({ ...nameOnly([telephone('13800138004')]), subject: first.subjectId });
    await elsewhere.stop();
    expect(note.subjectId).toBe(first.subjectId);
    expect((await started.vault.seal(nameOnly([telephone('13800138004')]))).subjectId).toBe(first.subjectId);
  });

  it('refuses a subject it does not know, by name', async () => {
    const subject = randomUUID();
    await expect(started.vault.seal({ ...nameOnly(), subject })).rejects.toThrow(
      `Cannot seal under subject ${subject}: the vault does not know it.`,
    );
  });

  it('refuses an item that is too large, naming it and both sizes', async () => {
    const small = await startVault({ url: database.url, keyring, now: () => clock.now(), maxItemBytes: 100 });
    const seal = small.vault.seal({ owner: owner(), items: [{ kind: 'photo', bytes: Buffer.alloc(101) }] });
    await expect(seal).rejects.toThrow('Cannot seal the item "photo": it has 101 bytes, at most 100 are allowed.');
    await small.stop();
  });
});

describe('the same person in many requests at the same instant', () => {
  it('is one subject, whichever process takes the request', async () => {
    const processes = await Promise.all(
      Array.from({ length: 5 }, () => startVault({ url: database.url, keyring, now: () => clock.now(), poolSize: 2 })),
    );
    const race = async (written: readonly string[]) => {
      const sealed = await Promise.all(
        Array.from({ length: 10 }).flatMap((_, n) =>
          processes.map(({ vault }, p) =>
            vault.seal(
              nameOnly([telephone(written[(n + p) % 2] ?? ''), { kind: 'email', value: `p${n}.${p}@example.org` }]),
            ),
          ),
        ),
      );
      expect(new Set(sealed.map(({ subjectId }) => subjectId)).size).toBe(1);
      const opened = await started.vault.open(
        sealed.flatMap(({ refs }) => refs),
        handler,
      );
      expect([...opened.values()]).toEqual(Array.from({ length: 50 }, () => ({ kind: 'name', text: '李娜' })));
    };
    for (let n = 0; n < 5; n++) await race([`1380013900${n}`, `+86 138-0013-900${n}`]);
    await Promise.all(processes.map(({ stop }) => stop()));
  });

  it('does not make strangers in the same batch wait for, or become, one another', async () => {
    const sealed = await Promise.all(
      Array.from({ length: 100 }, (_, n) => started.vault.seal(nameOnly([telephone(`1390000${1000 + (n % 40)}`)]))),
    );
    expect(new Set(sealed.map(({ subjectId }) => subjectId)).size).toBe(40);
    sealed.forEach(({ subjectId }, n) => expect(subjectId).toBe(sealed[n % 40]?.subjectId));
  });
});

describe('opening', () => {
  it('answers for references it does not know, and for what is no reference', async () => {
    const ref: VaultRef = `vault:${randomUUID()}`;
    const opened = await started.vault.open([ref, 'vault:nothing'], handler);
    expect([...opened]).toEqual([
      [ref, { unknown: true }],
      ['vault:nothing', { unknown: true }],
    ]);
  });

  it('records who read a secret item and why, and only of secret items', async () => {
    const { refs } = await started.vault.seal({
      owner: owner(),
      items: [
        { kind: 'name', text: '李娜' },
        { kind: 'accusation', text: '经理收了钱', secret: true },
      ],
    });
    await started.vault.open(refs, handler);
    clock.advance(60_000);
    await started.vault.open(refs, { actor: 'user:auditor-1', purpose: 'export' });
    const [open, secret] = await Promise.all(refs.map((ref) => started.vault.secretReadings(ref, 10)));
    expect(open).toEqual([]);
    expect(secret).toEqual([
      { ref: refs[1], kind: 'accusation', actor: 'user:auditor-1', purpose: 'export', at: clock.now() },
      { ref: refs[1], kind: 'accusation', ...handler, at: '2026-03-06T01:00:00.000Z' },
    ]);
  });
});
