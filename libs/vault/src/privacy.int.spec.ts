import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, fixedClock, testDatabase } from '@redress/testing';
import { parseKeyring } from './keyring.js';
import { type StartedVault, startVault } from './start-vault.js';

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

const sealComplaint = () =>
  started.vault.seal({
    owner: { service: 'intake', streamId: `complaint-${randomUUID()}` },
    items: [
      { kind: 'name', text: '欧阳小明' },
      { kind: 'what-happened', text: 'Bottles arrived shattered 运输途中瓶子破了', indexed: true },
      { kind: 'photo', bytes: Buffer.from('a photograph of shattered bottles') },
      { kind: 'accusation', text: 'the driver threw them', secret: true },
    ],
    lookups: [
      { kind: 'name', value: '欧阳小明' },
      { kind: 'telephone', value: '13800138000' },
      { kind: 'email', value: 'ouyang@example.org' },
      { kind: 'customer-number', value: 'KD-4711' },
    ],
  });

/** Every value of every column of every table of the schema, as bytes; the columns are asked of the server. */
async function everythingStored(): Promise<Buffer[]> {
  const tables = await started.dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'vault'`,
  );
  const values: Buffer[] = [];
  for (const { name } of tables) {
    const rows = await started.dataSource.query<Record<string, unknown>[]>(`SELECT * FROM "${name}"`);
    for (const value of rows.flatMap((row) => Object.values(row))) values.push(bytesOf(value));
  }
  return values;
}

/** Hashes as the bytes they are: written in decimal, one of many would hold any four digits sooner or later. */
function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return Buffer.from(BigInt64Array.from(value.map((hash) => BigInt(String(hash)))).buffer);
  return Buffer.from(JSON.stringify(value) ?? '');
}

describe('what lies in the tables', () => {
  it('holds no word that was sealed, looked up by or indexed', async () => {
    const { refs } = await sealComplaint();
    await started.vault.open(refs, handler);
    const stored = await everythingStored();
    expect(stored.some((value) => value.includes('complaint-'))).toBe(true); // the scan does see what is there
    const plain = [
      '欧阳',
      '小明',
      '瓶子',
      'ottles',
      'shattered',
      'photograph',
      '138001',
      'ouyang',
      'example',
      '4711',
      'driver',
    ];
    for (const word of plain) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        const bytes = Buffer.from(word, encoding);
        expect(stored.filter((value) => value.includes(bytes))).toEqual([]);
      }
    }
  });

  it('shows the length of a text in steps of 64 bytes only', async () => {
    const texts = ['', 'yes', 'n'.repeat(60)].map((text) => ({ kind: 'note', text }));
    const { refs } = await started.vault.seal({ owner: { service: 'intake', streamId: 'complaint-1' }, items: texts });
    const rows = await started.dataSource.query<{ bytes: number }[]>(
      `SELECT DISTINCT length(sealed) AS bytes FROM item WHERE 'vault:' || item_id = ANY ($1)`,
      [refs],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a ciphertext', () => {
  const itemId = (ref = '') => ref.slice('vault:'.length);

  it('does not open as another item of the same person', async () => {
    const { refs } = await started.vault.seal({
      owner: { service: 'intake', streamId: 'complaint-1' },
      items: [
        { kind: 'demand', text: 'a new bottle' },
        { kind: 'demand', text: 'a refund of 900 yuan' },
      ],
    });
    await started.dataSource.query(
      `UPDATE item AS i SET sealed = o.sealed FROM item AS o WHERE i.item_id = $1 AND o.item_id = $2`,
      refs.map(itemId),
    );
    await expect(started.vault.open(refs, handler)).rejects.toThrow(
      `Cannot open ${refs[0]}: its ciphertext is not what was sealed under that id.`,
    );
  });

  it('does not open under another kind, nor after a changed bit', async () => {
    for (const change of [
      `kind = 'name'`,
      `sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`,
      `form = 'bytes'`,
    ]) {
      const { refs } = await started.vault.seal({
        owner: { service: 'intake', streamId: 'complaint-1' },
        items: [{ kind: 'demand', text: 'a new bottle' }],
      });
      await started.dataSource.query(`UPDATE item SET ${change} WHERE item_id = $1`, refs.map(itemId));
      await expect(started.vault.open(refs, handler)).rejects.toMatchObject({ code: 'item-damaged', ref: refs[0] });
    }
  });

  it('does not open after it was moved to another person, whose erasure would not reach it', async () => {
    const [one, other] = [await sealComplaint(), await sealComplaint()];
    const stranger = await started.vault.seal({ owner: { service: 'intake', streamId: 'complaint-2' }, items: [] });
    expect(one.subjectId).toBe(other.subjectId);
    await started.dataSource.query(
      `UPDATE sealing SET subject_id = $2 WHERE sealing_id = (SELECT sealing_id FROM item WHERE item_id = $1)`,
      [itemId(one.refs[0]), stranger.subjectId],
    );
    await expect(started.vault.open(one.refs.slice(0, 1), handler)).rejects.toMatchObject({ code: 'item-damaged' });
  });
});

describe('the fingerprint of a body', () => {
  it('is the same in every process of this installation, and only there', async () => {
    const body = Buffer.from('{"telephone":"13800138000"}');
    const sibling = await startVault({ url: database.url, keyring, now: () => clock.now() });
    expect(sibling.vault.fingerprint(body)).toEqual(started.vault.fingerprint(body));
    await sibling.stop();
    const elsewhere = await startVault({ url: database.url, keyring, now: () => clock.now(), schema: 'elsewhere' });
    expect(elsewhere.vault.fingerprint(body)).not.toEqual(started.vault.fingerprint(body));
    await elsewhere.stop();
  });
});
