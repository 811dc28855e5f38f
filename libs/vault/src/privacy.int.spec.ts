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
  if (Array.isArray(value) && /^-?\d+$/.test(String(value[0])))
    return Buffer.from(BigInt64Array.from(value.map((hash) => BigInt(String(hash)))).buffer);
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

  it('shows the length of all texts of a seal together, and of a file, in steps of 64 bytes only', async () => {
    const seals = [
      ['', ''],
      ['yes', 'n'.repeat(50)],
      ['n'.repeat(56), ''],
    ].map((texts) => ({
      owner: { service: 'intake', streamId: 'complaint-1' },
      items: [...texts.map((text) => ({ kind: 'note', text })), { kind: 'photo', bytes: Buffer.from(texts[0] ?? '') }],
    }));
    const refs = (await Promise.all(seals.map((seal) => started.vault.seal(seal)))).flatMap((sealed) => sealed.refs);
    const rows = await started.dataSource.query<{ bytes: number }[]>(
      `SELECT DISTINCT length(sealed) AS bytes FROM (SELECT item_id AS id, sealed FROM item
        UNION ALL SELECT bundle_id, sealed FROM bundle) AS box WHERE 'vault:' || id = ANY ($1)`,
      [refs],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a ciphertext', () => {
  const itemId = (ref = '') => ref.slice('vault:'.length);

  const photos = () =>
    started.vault.seal({
      owner: { service: 'intake', streamId: 'complaint-1' },
      items: [
        { kind: 'photo', bytes: Buffer.from('a bottle') },
        { kind: 'photo', bytes: Buffer.from('two bottles') },
      ],
    });
  const texts = () =>
    started.vault.seal({
      owner: { service: 'intake', streamId: 'complaint-1' },
      items: [
        { kind: 'demand', text: 'a new bottle' },
        { kind: 'note', text: 'called twice' },
      ],
      lookups: [{ kind: 'customer-number', value: 'KD-4711' }],
    });

  it('does not open as another file of the same person', async () => {
    const { refs } = await photos();
    await started.dataSource.query(
      `UPDATE item AS i SET sealed = o.sealed FROM item AS o WHERE i.item_id = $1 AND o.item_id = $2`,
      refs.map(itemId),
    );
    await expect(started.vault.open(refs, handler)).rejects.toThrow(
      `Cannot open ${refs[0]}: its ciphertext is not what was sealed under that id.`,
    );
  });

  it('does not open as the texts of another complaint of the same person', async () => {
    const [one, other] = [await texts(), await texts()];
    expect(one.subjectId).toBe(other.subjectId);
    await started.dataSource.query(
      `UPDATE bundle AS b SET sealed = o.sealed FROM bundle AS o WHERE b.bundle_id = $1 AND o.bundle_id = $2`,
      [itemId(one.refs[0]), itemId(other.refs[0])],
    );
    await expect(started.vault.open(one.refs, handler)).rejects.toThrow(
      `Cannot open ${one.refs[0]}: its ciphertext is not what was sealed under that id.`,
    );
  });

  it.each([`kind = 'name'`, `sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`, `form = 'text'`])(
    'of a file does not open after %s',
    async (change) => {
      const { refs } = await photos();
      await started.dataSource.query(`UPDATE item SET ${change} WHERE item_id = $1`, [itemId(refs[0])]);
      await expect(started.vault.open(refs, handler)).rejects.toMatchObject({ code: 'item-damaged', ref: refs[0] });
    },
  );

  it.each([
    `kinds = '{note,demand}'`,
    `kinds = '{demand,name}'`,
    `kinds = '{demand}', secrets = '{f}'`,
    `kinds = '{demand,note,note}', secrets = '{f,f,f}'`,
    `secrets = '{f,t}'`,
    `sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`,
    `sealed = NULL`,
  ])('of texts does not open after %s', async (change) => {
    const { refs } = await texts();
    await started.dataSource.query(`UPDATE bundle SET ${change} WHERE bundle_id = $1`, [itemId(refs[0])]);
    await expect(started.vault.open(refs.slice(0, 1), handler)).rejects.toMatchObject({
      code: 'item-damaged',
      ref: refs[0],
    });
  });

  it('does not open after it was moved to another person, whose erasure would not reach it', async () => {
    const [one, other] = [await sealComplaint(), await sealComplaint()];
    const stranger = await started.vault.seal({ owner: { service: 'intake', streamId: 'complaint-2' }, items: [] });
    expect(one.subjectId).toBe(other.subjectId);
    for (const table of ['bundle', 'sealing'])
      await started.dataSource.query(
        `UPDATE ${table} SET subject_id = $2 WHERE sealing_id = (SELECT sealing_id FROM bundle WHERE bundle_id = $1)`,
        [itemId(one.refs[0]), stranger.subjectId],
      );
    for (const ref of one.refs)
      await expect(started.vault.open([ref], handler)).rejects.toMatchObject({ code: 'item-damaged', ref });
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
