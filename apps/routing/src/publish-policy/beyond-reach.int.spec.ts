import { CalendarPublished, type PolicyRecord } from '@redress/contracts';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

const policies = join(__dirname, '../../../../policies');
const standard = readFileSync(join(policies, 'standard/1.yaml'), 'utf8');
const workingDays = readFileSync(join(policies, 'calendars/cn-standard.yaml'), 'utf8');
/** The standard policy under another name, for these branches. */
const forBranches = (name: string, version: number, branches: string) =>
  standard
    .replace('name: standard\n', `name: ${name}\n`)
    .replace('version: 1\n', `version: ${version}\nselects: { branches: [${branches}] }\n`);

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly values?: { readonly beyond?: readonly string[] };
}

// whoever led one branch could publish for the whole enterprise: only the role was asked for
describe('publishing a policy', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    routing = await routingAtWork(database.url);
    const calendar = { calendar: 'cn-standard', version: 1, hash: 'a'.repeat(64), source: workingDays };
    const inForceFrom = '2026-01-01T00:00:00.000Z';
    await routing.hears('calendars', 'cn-standard', CalendarPublished.type, { ...calendar, inForceFrom });
    await eventually(async () => expect((await routing.ask('lin', 'policies/standard')).status).toBe(200));
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
  });

  /** Lin leads everything under `cn`; Guan administers the whole enterprise. */
  const publish = async (user: string, name: string, document: string, language = 'en') => {
    const { status, body } = await routing.ask<ProblemBody>(user, `policies/${name}/versions`, {
      body: { document, reason: 'Decided by the board' },
      headers: { 'accept-language': language },
    });
    return { status, code: body.code, beyond: body.values?.beyond, detail: body.detail };
  };
  const mayPublish = async (user: string, name: string) =>
    (await routing.ask<PolicyRecord>(user, `policies/${name}`)).body.mayPublish;
  const refused = (...beyond: readonly string[]) => ({ status: 403, code: 'publication-beyond-reach', beyond });

  it('is done by whoever reaches every branch there is', async () => {
    expect(await mayPublish('lin', 'standard')).toBe(true);
    expect(await publish('lin', 'standard', standard.replace('version: 1\n', 'version: 2\n'))).toMatchObject({
      status: 201,
    });
  });

  it('is not done for branches beyond one’s reach, before the change or after it', async () => {
    expect(await publish('lin', 'leeds', forBranches('leeds', 1, 'uk/north'))).toMatchObject(refused('uk/north'));
    expect(await publish('guan', 'leeds', forBranches('leeds', 1, 'uk/north'))).toMatchObject({ status: 201 });
    expect(await publish('lin', 'leeds', forBranches('leeds', 2, 'cn/east'))).toMatchObject(refused('uk/north'));
    expect(await mayPublish('lin', 'leeds')).toBe(false);
    expect(await mayPublish('guan', 'leeds')).toBe(true);

    expect(await publish('lin', 'east', forBranches('east', 1, 'cn/east'))).toMatchObject({ status: 201 });
    expect(await mayPublish('lin', 'east')).toBe(true);
    expect(await publish('lin', 'east', forBranches('east', 2, 'cn/east, uk'))).toMatchObject(refused('uk'));
    expect(await publish('lin', 'east', forBranches('east', 2, ''))).toMatchObject(refused('*'));
    expect(await publish('lin', 'east', forBranches('east', 2, 'cn/east, cn/south'))).toMatchObject({ status: 201 });
  });

  it('for everybody is not done by whoever reaches a part of the house', async () => {
    const third = standard.replace('version: 1\n', 'version: 3\n');
    expect(await mayPublish('lin', 'standard')).toBe(false);
    expect(await publish('lin', 'standard', third)).toMatchObject({
      ...refused('*'),
      detail: 'standard applies to * (* is the whole enterprise), of which * lies beyond your reach (cn).',
    });
    expect((await publish('lin', 'standard', third, 'zh-CN')).detail).toBe(
      'standard 适用于 *（* 为整个企业），其中 * 超出您的管辖范围（cn）。',
    );
    expect(await publish('he', 'standard', third)).toMatchObject({ status: 201 });
  });
});
