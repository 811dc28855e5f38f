import { randomBytes } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { parseKeyring } from './keyring.js';
import { type StartedVault, startVault } from './start-vault.js';
import type { Lookup, Search } from './vault.js';

const keyring = parseKeyring(`2026:${randomBytes(32).toString('base64')}`);

let database: TestDatabase;
let started: StartedVault;
beforeAll(async () => {
  database = await testDatabase();
  started = await startVault({ url: database.url, keyring, now: () => fixedClock('2026-03-06T09:00:00+08:00').now() });
  await register('complaint-1', '李娜', '瓶子破了 order A-4711', [{ kind: 'telephone', value: '13800138000' }]);
  await register('complaint-2', '李娜', '货物迟到', [{ kind: 'email', value: 'li.na@example.org' }]);
  await register('complaint-3', '王小明', '瓶子破了', [{ kind: 'customer-number', value: 'KD-7' }]);
  await register('complaint-4', 'Anna Nowak', 'The café was closed', [{ kind: 'telephone', value: '13800138000' }]);
});
afterAll(async () => {
  await started.stop();
  await database.drop();
});

async function register(streamId: string, name: string, text: string, lookups: Lookup[]): Promise<void> {
  await started.vault.seal({
    owner: { service: 'intake', streamId },
    items: [
      { kind: 'name', text: name },
      { kind: 'what-happened', text, indexed: true },
      { kind: 'note', text: 'never indexed' },
    ],
    lookups: [{ kind: 'name', value: name }, ...lookups],
  });
}
const find = async (search: Search) => (await started.vault.find(search)).owners.map(({ streamId }) => streamId);

describe('finding', () => {
  it.each<[string, Search, string[]]>([
    ['a telephone, all complaints of that person', { telephone: '+86 138 0013 8000' }, ['complaint-4', 'complaint-1']],
    ['an e-mail address', { email: 'LI.NA@example.org' }, ['complaint-2']],
    ['a customer number', { customerNumber: 'kd-7' }, ['complaint-3']],
    ['a name', { name: '李娜' }, ['complaint-2', 'complaint-1']],
    ['a family name', { name: '王' }, ['complaint-3']],
    ['a part of a name in another case', { name: 'nowak' }, ['complaint-4']],
    ['words of a text', { words: '瓶子 破了' }, ['complaint-3', 'complaint-1']],
    ['a word without its accent', { words: 'CAFE' }, ['complaint-4']],
    ['a number in a text', { words: '4711' }, ['complaint-1']],
    ['several criteria at once', { name: '李娜', words: '瓶子破了' }, ['complaint-1']],
    ['criteria nobody meets together', { telephone: '13800138000', words: '货物迟到' }, []],
    ['the characters of a name, turned round', { name: '明小' }, []],
    ['a name among the words', { words: '王小明' }, []],
    ['words that were not to be indexed', { words: 'never' }, []],
    ['an unknown telephone', { telephone: '13800138999' }, []],
  ])('answers for %s', async (_, search, streams) => expect(await find(search)).toEqual(streams));

  it.each<[Search, string]>([
    [{ words: '破' }, 'Cannot search by words: give a whole word, or two characters of Chinese.'],
    [{ name: ' ' }, 'Cannot search by name'],
    [{ telephone: 'none' }, 'Cannot search by telephone'],
    [{}, 'Cannot search by nothing'],
  ])('refuses %j, which nothing is indexed by', async (search, message) =>
    expect(started.vault.find(search)).rejects.toThrow(message),
  );

  it('names a complaint once, with its subject, however often its person was sealed', async () => {
    const { owners } = await started.vault.find({ customerNumber: 'KD-7' });
    const subjectId = owners[0]?.subjectId ?? '';
    const owner = { service: 'intake', streamId: 'complaint-3' };
    await started.vault.seal({ owner, subject: subjectId, items: [{ kind: 'note', text: 'called back' }] });
    await started.vault.seal({ owner: { ...owner, service: 'routing' }, subject: subjectId, items: [] });
    expect((await started.vault.find({ customerNumber: 'KD-7' })).owners).toEqual([
      { ...owner, service: 'routing', subjectId },
      { ...owner, subjectId },
    ]);
  });

  it('comes in pages', async () => {
    for (let n = 1; n <= 7; n++) await register(`P-${n}`, '赵一', 'page after page', []);
    const seen: string[][] = [];
    for (let page = await started.vault.find({ name: '赵一' }, { limit: 3 }); ;) {
      seen.push(page.owners.map(({ streamId }) => streamId));
      if (!page.next) break;
      page = await started.vault.find({ name: '赵一' }, { limit: 3, after: page.next });
    }
    expect(seen).toEqual([['P-7', 'P-6', 'P-5'], ['P-4', 'P-3', 'P-2'], ['P-1']]);
  });

  it('refuses a cursor it did not give', async () =>
    expect(started.vault.find({ name: '赵一' }, { after: '1; DROP' })).rejects.toThrow(
      '"1; DROP" is not the end of a page.',
    ));
});
