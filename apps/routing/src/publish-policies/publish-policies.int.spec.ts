import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyRecord } from '@redress/contracts';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

const house = join(__dirname, '../../../../policies');

describe('the policy files of a folder', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let folder: string;
  let routing: RoutingAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'redress-policies-'));
    await mkdir(join(folder, 'calendars'));
    await writeFile(
      join(folder, 'calendars/cn-standard.yaml'),
      await readFile(join(house, 'calendars/cn-standard.yaml')),
    );
    await mkdir(join(folder, 'standard'));
    await write(1);
    routing = await routingAtWork(database.url, folder);
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const write = async (version: number) => {
    const text = await readFile(join(house, 'standard/1.yaml'), 'utf8');
    const file = join(folder, 'standard', `${version}.yaml`);
    await writeFile(file, text.replace('\nversion: 1\n', `\nversion: ${version}\n`));
  };
  const versions = async () =>
    (await routing.ask<PolicyRecord>('lin', 'policies/standard')).body.versions.map(({ version }) => version);
  const published = (expected: readonly number[]) =>
    eventually(async () => expect(await versions()).toEqual(expected), { withinMs: 15_000 });

  it('are published as they come, without a restart', async () => {
    await published([1]);
    await write(2);
    await published([2, 1]);
  });

  // a version that left out too many numbers was never looked at again
  it('wait where they leave out too many numbers, and are published when the gap is filled', async () => {
    await write(1_500_000);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await versions()).toEqual([2, 1]);
    await write(900_000);
    await published([1_500_000, 900_000, 2, 1]);
  });
});
