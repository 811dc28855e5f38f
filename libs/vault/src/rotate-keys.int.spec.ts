import { randomBytes } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { parseKeyring } from './keyring.js';
import { startVault } from './start-vault.js';
import type { Vault, VaultRef } from './vault.js';

const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const clock = fixedClock('2026-03-06T09:00:00+08:00');
const now = () => clock.now();
const handler = { actor: 'user:wang-wei', purpose: 'handling' };

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

async function withKeys<T>(keys: string, use: (vault: Vault) => Promise<T>): Promise<T> {
  const { vault, stop } = await startVault({ url: database.url, keyring: parseKeyring(keys), now });
  return use(vault).finally(stop);
}
const seal = (vault: Vault, n: number) =>
  vault.seal({
    owner: { service: 'intake', streamId: `C-${n}` },
    items: [{ kind: 'name', text: `customer ${n}` }],
    lookups: [{ kind: 'telephone', value: `1380013800${n}` }],
  });
const names = async (vault: Vault, refs: readonly VaultRef[]) =>
  [...(await vault.open(refs, handler)).values()].map((item) => ('text' in item ? item.text : item));

describe('rotation', () => {
  it('lets the old key go: data, lookups and fingerprints stay, no ciphertext is touched', async () => {
    const before = await withKeys(`2025:${old}`, async (vault) => {
      const sealed = await Promise.all([0, 1, 2, 3, 4].map((n) => seal(vault, n)));
      return { refs: sealed.flatMap(({ refs }) => refs), sealed, fingerprint: vault.fingerprint('body') };
    });
    await withKeys(`2026:${fresh},2025:${old}`, async (vault) => {
      expect(await vault.rotate(2)).toEqual({ rewrapped: 5, remaining: {} });
      expect(await vault.rotate(2)).toEqual({ rewrapped: 0, remaining: {} });
    });
    await withKeys(`2026:${fresh}`, async (vault) => {
      expect(await names(vault, before.refs)).toEqual([0, 1, 2, 3, 4].map((n) => `customer ${n}`));
      expect((await seal(vault, 3)).subjectId).toBe(before.sealed[3]?.subjectId);
      expect(vault.fingerprint('body')).toEqual(before.fingerprint);
    });
  });

  it('counts what a process still configured with the old key left behind', async () => {
    await withKeys(`2025:${old}`, async (late) => {
      await seal(late, 0);
      await withKeys(`2026:${fresh},2025:${old}`, async (vault) => {
        await vault.rotate();
        await seal(late, 1);
        expect(await vault.rotate(1)).toEqual({ rewrapped: 1, remaining: {} });
      });
    });
  });

  it('passes over the erased', async () => {
    await withKeys(`2025:${old}`, async (vault) => {
      const { subjectId } = await seal(vault, 0);
      await vault.erase(subjectId, 'asked for it');
    });
    expect(await withKeys(`2026:${fresh},2025:${old}`, (vault) => vault.rotate())).toEqual({
      rewrapped: 0,
      remaining: {},
    });
  });
});

describe('a key that does not fit', () => {
  it('stops the start, naming the missing key and the configured ones', async () => {
    await withKeys(`2025:${old}`, (vault) => seal(vault, 0));
    await expect(withKeys(`2026:${fresh}`, () => Promise.resolve())).rejects.toThrow(
      'Cannot unwrap the key of the index: it is wrapped under key "2025", configured are "2026".',
    );
  });

  it('stops the start when the id is right and the bytes are others', async () => {
    await withKeys(`2025:${old}`, (vault) => seal(vault, 0));
    await expect(withKeys(`2025:${fresh}`, () => Promise.resolve())).rejects.toThrow(
      'Cannot unwrap the key of the index: the configured key "2025" is not the one it was wrapped under.',
    );
  });

  it('is named when a single subject was left under it', async () => {
    const { refs, subjectId } = await withKeys(`2025:${old}`, (vault) => seal(vault, 0));
    await withKeys(`2026:${fresh},2025:${old}`, async (vault) => {
      await vault.rotate();
      await withKeys(`2025:${old},2026:${fresh}`, async (other) => other.rotate());
      await vault.rotate();
    });
    await withKeys(`2025:${old},2026:${fresh}`, (vault) => seal(vault, 1));
    await withKeys(`2026:${fresh}`, async (vault) => {
      expect(await names(vault, refs)).toEqual(['customer 0']);
      const stray = (await vault.find({ telephone: '13800138001' })).owners[0]?.subjectId;
      expect(stray).not.toBe(subjectId);
      await expect(seal(vault, 1)).rejects.toThrow(
        `Cannot unwrap the key of subject ${stray}: it is wrapped under key "2025", configured are "2026".`,
      );
    });
  });
});
