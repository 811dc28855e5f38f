import { type TestDatabase, testDatabase } from '@redress/testing';
import { Client } from 'pg';
import { bigintArray, booleanArray, byteaArray, intArray, textArray, utf8Array } from './arrays.js';

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

describe('PostgreSQL reads back what is written', () => {
  it.each([[[]], [[0, 1, -1, 2_147_483_647, -2_147_483_648]]])('as whole numbers: %j', async (values) =>
    expect(await read('int', intArray(values))).toEqual(values),
  );

  it('as large numbers, of several lists', async () => {
    const lists = [[1n, -2n, -(2n ** 63n)], [], [2n ** 63n - 1n, 0n, 0x0102_0304_0506_0708n]];
    const written = bigintArray(lists.map((list) => BigInt64Array.from(list)));
    expect(await read('bigint', written)).toEqual(lists.flat().map(String));
    expect(await read('bigint', bigintArray([]))).toEqual([]);
  });

  it.each([[[]], [['']], [['a "quoted" \\ text,\n{with} NULL', 'NULL', '瓶子破了 𠮷', 'x'.repeat(100_000)]]])(
    'as texts, whatever stands in them',
    async (values) => {
      expect(await read('text', textArray(values))).toEqual(values);
      expect(await read('text', utf8Array(values.map((value) => Buffer.from(value))))).toEqual(values);
    },
  );

  it.each([[[]], [[Buffer.alloc(0), null, Buffer.from([0, 255, 92]), Buffer.alloc(5_000, 7)]]])(
    'as bytes, or none',
    async (values) => expect(await read('bytea', byteaArray(values))).toEqual(values),
  );

  it.each([[[]], [[true, false, true]]])('as flags: %j', async (values) =>
    expect(await read('boolean', booleanArray(values))).toEqual(values),
  );

  it('and refuses a text with a NUL, as data', async () =>
    expect(read('text', textArray(['fine', 'not\0fine']))).rejects.toMatchObject({ code: '22021' }));
});
