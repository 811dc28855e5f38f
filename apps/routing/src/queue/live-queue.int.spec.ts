import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

/** A directory with nobody but the supervisor, within reach of these branches; or with nobody at all. */
const organisation = (branches?: readonly string[]) =>
  JSON.stringify({
    branches: [{ path: 'cn', label: { zh: '全国', en: 'China' } }],
    people:
      branches === undefined
        ? []
        : [{ id: 'su', name: 'Su', roles: ['supervisor'], branches, department: null, clearance: 'secret' }],
  });

describe('the live view of a queue', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;
  let folder: string;
  const directory = (branches?: readonly string[]) =>
    writeFile(join(folder, 'organisation.yaml'), organisation(branches));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'policies-'));
    await cp(join(__dirname, '../../../../policies'), folder, { recursive: true });
    await directory(['cn']);
    database = await testDatabase();
    routing = await routingAtWork(database.url, folder);
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  /** Watches until the view ends, and tells all of it. */
  const watched = async () => (await routing.ask<string>('su', 'queue/live')).body;

  // it went on with the rights of the moment it was opened, until the token ended
  it('ends when the directory names the person no more', async () => {
    await directory(['cn']);
    const view = watched();
    await pause(3_000);
    await directory();
    expect(await view).toContain('event: opened');
  });

  it('tells nothing of a branch that is out of reach by now', async () => {
    await directory(['cn/south']);
    await pause(2_500);
    const view = watched();
    await pause(1_500);
    const seen = await routing.registered({ branch: 'cn/east/shanghai-01' });
    await pause(2_500);
    await directory(['uk']);
    expect(await view).not.toContain(seen);
  });
});
