import { type TestDatabase, testDatabase } from '@redress/testing';
import { givenStore, type GivenStore } from './given/store.js';
import { poolOf } from './pool.js';
import { inTransaction } from './transaction.js';

let database: TestDatabase;
let given: GivenStore;
beforeAll(async () => {
  database = await testDatabase();
  given = await givenStoreOnEmptyDatabase();
  await given.sql('CREATE TABLE note (text text)');
});
afterAll(async () => {
  await given.close();
  await database.drop();
});
const givenStoreOnEmptyDatabase = () => givenStore(database.url);
const notes = () => given.sql('SELECT text FROM note');

describe('inTransaction', () => {
  it('commits what it resolves with', async () => {
    const answer = await inTransaction(poolOf(given.dataSource), async (client) => {
      await client.query(`INSERT INTO note VALUES ('kept')`);
      return 7;
    });
    expect(answer).toBe(7);
    expect(await notes()).toEqual([{ text: 'kept' }]);
  });

  it('undoes everything when it throws', async () => {
    const before = await notes();
    const failing = inTransaction(poolOf(given.dataSource), async (client) => {
      await client.query(`INSERT INTO note VALUES ('undone')`);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await notes()).toEqual(before);
  });

  // pg tells of a connection lost between two statements by an event that ends the process when nobody listens.
  it('survives the loss of its connection between two statements', async () => {
    const failing = inTransaction(poolOf(given.dataSource), async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const lost = new Promise((resolve) => client.once('end', resolve));
      await given.sql('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await lost;
      await client.query(`INSERT INTO note VALUES ('lost')`);
    });
    await expect(failing).rejects.toThrow();
    expect(await notes()).toEqual([{ text: 'kept' }]);
  });
});
