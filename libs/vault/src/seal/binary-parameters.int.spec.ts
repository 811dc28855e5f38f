import { type TestDatabase, testDatabase } from '@redress/testing';
import { DataSource } from 'typeorm';
import { bigintArray, booleanArray, byteaArray, textArray } from './binary-parameters.js';

let database: TestDatabase;
let server: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  server = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await server.destroy();
  await database.drop();
});

describe('PostgreSQL reads what is written in its binary form', () => {
  const read = async (type: string, value: Buffer) => {
    const [row] = await server.query<{ value: unknown }[]>(`SELECT $1::${type}[] AS value`, [value]);
    return row?.value;
  };
  const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

  it('as numbers, of several lists', async () => {
    const lists = [[1n, -2n, least], [], [most, 0n, 0x0102_0304_0506_0708n]];
    const written = bigintArray(lists.map((list) => BigInt64Array.from(list)));
    expect(await read('bigint', written)).toEqual(lists.flat().map(String));
    expect(await read('bigint', bigintArray([]))).toEqual([]);
  });

  it('as texts', async () => {
    const texts = ['', 'name', '李娜 😀', '{"a",NULL}', 'x'.repeat(10_000)];
    expect(await read('text', textArray(texts))).toEqual(texts);
    expect(await read('text', textArray([]))).toEqual([]);
  });

  it('as bytes, or none', async () => {
    const parts = [Buffer.of(0, 255, 92), null, Buffer.alloc(0)];
    expect(await read('bytea', byteaArray(parts))).toEqual(parts);
    expect(await read('bytea', byteaArray([Buffer.of(1)]))).toEqual([Buffer.of(1)]);
  });

  it('as flags', async () => expect(await read('boolean', booleanArray([true, false]))).toEqual([true, false]));
});
