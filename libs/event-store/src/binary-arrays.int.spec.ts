import { type TestDatabase, testDatabase } from '@redress/testing';
import { Client } from 'pg';
import { byteaArray, intArray, textArray, utf8Array } from './binary-arrays.js';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const read = async (type: string, written: Buffer) =>
  (await client.query<{ back: unknown }>(`SELECT $1::${type}[] AS back`, [written])).rows[0]?.back;

describe('arrays in binary form', () => {
  it.each([[[]], [[0, 1, -1, 2_147_483_647, -2_147_483_648]]])('of whole numbers come back: %j', async (values) =>
    expect(await read('int', intArray(values))).toEqual(values),
  );

  it.each([[[]], [['']], [['a "quoted" \\ text,\n{with} NULL', 'NULL', '瓶子破了 𠮷', 'x'.repeat(100_000)]]])(
    'of texts come back, whatever stands in them',
    async (values) => {
      expect(await read('text', textArray(values))).toEqual(values);
      expect(await read('text', utf8Array(values.map((value) => Buffer.from(value))))).toEqual(values);
    },
  );

  it.each([[[]], [[Buffer.alloc(0), Buffer.from([0, 255, 92]), Buffer.alloc(100_000, 7)]]])(
    'of bytes come back',
    async (values) => expect(await read('bytea', byteaArray(values))).toEqual(values),
  );

  it('are refused as data where a text holds a NUL', async () =>
    expect(read('text', textArray(['fine', 'not\0fine']))).rejects.toMatchObject({ code: '22021' }));
});
