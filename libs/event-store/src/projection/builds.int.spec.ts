import type { Pool } from 'pg';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { givenStore, type GivenStore } from '../given/store.js';
import { eventStoreMigrations } from '../migrations/index.js';
import { poolOf } from '../pool.js';
import { buildsOf, layBuild, switchTo } from './builds.js';
import type { Projection } from './projection.js';

let database: TestDatabase;
let given: GivenStore;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
  given = await givenStore(database.url);
  pool = poolOf(given.dataSource);
});
afterAll(async () => {
  await given.close();
  await database.drop();
});

const lamps: Projection = {
  name: 'lamps',
  version: 1,
  tables: ['lamp'],
  create: (table) => [`CREATE TABLE ${table('lamp')} (id text PRIMARY KEY)`],
  apply: () => Promise.resolve(),
};
const statuses = async () => (await buildsOf(pool, 'lamps', 1e8)).map(({ build, status }) => `${build} ${status}`);

describe('builds', () => {
  it('are laid once, however many instances start', async () => {
    await given.warm(8);
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => layBuild(pool, lamps)));
    expect(await statuses()).toEqual(['1 live']);
  });

  // The answers of queries would go back in time if a build became live that has read less than the one before it.
  it('become live only when they have read as far as the one they replace', async () => {
    await layBuild(pool, lamps, true);
    await given.sql(`UPDATE projection SET epoch = 1, ordering_xid = '10', position = 5 WHERE build = 1`);
    await given.sql(`UPDATE projection SET epoch = 1, ordering_xid = '10', position = 4 WHERE build = 2`);
    expect(await switchTo(pool, 'lamps', 2)).toBe(false);
    expect(await statuses()).toEqual(['1 live', '2 building']);
    await given.sql(`UPDATE projection SET position = 5 WHERE build = 2`);
    expect(await switchTo(pool, 'lamps', 2)).toBe(true);
    expect(await statuses()).toEqual(['1 replaced', '2 live']);
    expect(await switchTo(pool, 'lamps', 2)).toBe(false);
  });
});
