import {
  CalendarPublished,
  type PolicyCheck,
  type PolicyComparison,
  type PolicyList,
  type PolicyRecord,
} from '@redress/contracts';
import { type Append, EventStore } from '@redress/event-store';
import { compilePolicy } from '@redress/policy';
import { BusinessClock, type Principal, VAULT } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';
import { PolicyPublisher } from './policy-publisher.js';

const standard = readFileSync(join(__dirname, '../../../../policies/standard/1.yaml'), 'utf8');
const version = (number: number, change: (text: string) => string = (text) => text) =>
  change(standard).replace('version: 1\n', `version: ${number}\n`);
/** The resolution in one business day instead of three. */
const oneDay = (text: string) => text.replace('within: { businessDays: 3 }', 'within: { businessDays: 1 }');

const workingDays = readFileSync(join(__dirname, '../../../../policies/calendars/cn-standard.yaml'), 'utf8');

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
}

describe('a policy in the hands of whoever answers for it', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    routing = await routingAtWork(database.url);
    const calendar = { calendar: 'cn-standard', version: 1, hash: 'a'.repeat(64), source: workingDays };
    const published = { ...calendar, inForceFrom: '2026-01-01T00:00:00.000Z' };
    await routing.hears('calendars', 'cn-standard', CalendarPublished.type, published);
    await eventually(async () =>
      expect((await routing.ask<z.infer<typeof PolicyList>>('su', 'policies')).body.items.length).toBeGreaterThan(0),
    );
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
  });

  const post = <Body>(address: string, body: object, user = 'lin') =>
    routing.ask<Body>(user, `policies/${address}`, { body });
  const read = (name = 'standard') => routing.ask<PolicyRecord>('lin', `policies/${name}`).then(({ body }) => body);

  it('is read as it was written and as it means', async () => {
    const { source, reading, versions, mayPublish } = await read();
    expect(source).toBe(standard);
    expect(versions).toMatchObject([{ version: 1, publishedBy: null, readable: true }]);
    const resolution = reading?.deadlines.find(({ name }) => name === 'resolution');
    expect(resolution?.within).toEqual([{ when: null, length: { zh: '3 个工作日', en: '3 business days' } }]);
    expect(mayPublish).toBe(true);
  });

  it('is checked: line, column, what is wrong and what would be right', async () => {
    const { body } = await post<PolicyCheck>('check', {
      document: version(2, (text) => text.replace('businessDays: 3 }', 'bussinessDays: 3 }')),
    });
    expect(body.inOrder).toBe(false);
    const line = standard.split('\n').findIndex((each) => each.includes('businessDays: 3 }')) + 1;
    expect(body.findings).toContainEqual(
      expect.objectContaining({ severity: 'error', line, right: expect.stringContaining('businessDays') as string }),
    );
  });

  // reading one of the length of a body took ten seconds, in which no complaint was answered
  it.each(['check', 'standard/compare', 'standard/versions'])(
    'is refused by %s where it is too long',
    async (address) => {
      const document = version(2).padEnd(100_001, '#');
      const { status, body } = await post<ProblemBody>(address, {
        document,
        ...(address.endsWith('versions') && { reason: 'Try it' }),
      });
      expect([status, body.code, body.detail]).toEqual([
        422,
        'document-too-long',
        'The document has 100001 characters; it may have 100000.',
      ]);
    },
  );

  // a calendar that is nowhere would have let the clocks of every complaint wait for ever
  it('is refused where it reckons by a calendar that is not here', async () => {
    const document = version(2, (text) => text.replace('calendar: cn-standard', 'calendar: moon'));
    const { status, body } = await post<ProblemBody>('standard/versions', { document, reason: 'Try it' });
    expect([status, body.code]).toEqual([422, 'policy-not-in-order']);
  });

  it('shows what a change would have done to the complaints recorded here', async () => {
    await routing.registered();
    await routing.registered({ flags: ['media'] });
    const { status, body } = await post<PolicyComparison>('standard/compare', { document: version(2, oneDay) });
    expect(status).toBe(200);
    expect(body).toMatchObject({ old: 'standard@1', new: 'standard@2', records: 2, differing: 2 });
    expect(body.differences).toContainEqual(
      expect.objectContaining({ what: 'deadline', deadline: 'resolution', change: 'earlier', count: 2 }),
    );
    expect((await read()).versions).toHaveLength(1);
  });

  // a leader of one country read the matters of every other, the secret ones with them
  it('tells of complaints within reach alone, in a dry run as in an export', async () => {
    const document = version(2, oneDay);
    const compared = async (user: string) =>
      (await post<PolicyComparison>('standard/compare', { document }, user)).body.records;
    const exported = async (user: string) =>
      (await routing.ask<{ items: unknown[] }>(user, 'policies/standard/records')).body.items.length;
    const [inChina, cleared] = [await compared('lin'), await compared('guan')];
    await routing.registered({ branch: 'uk/north/leeds-01' });
    expect([await compared('lin'), await exported('lin')]).toEqual([inChina, inChina]);
    expect([await compared('guan'), await exported('guan')]).toEqual([cleared + 1, cleared + 1]);
    await routing.registered({ confidentiality: 'top-secret' });
    expect([await compared('lin'), await exported('lin')]).toEqual([inChina + 1, inChina + 1]);
    expect([await compared('guan'), await exported('guan')]).toEqual([cleared + 1, cleared + 1]);
  });

  // each of them gathered five thousand complaints in memory, and any number came at once
  it('is exported by one caller at a time, as much as was asked for', async () => {
    const ask = (query = '') =>
      routing.ask<{ items: unknown[]; complete: boolean; code: string }>('lin', `policies/standard/records${query}`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask()));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['dry-run-under-way']));
    expect((await ask()).body.complete).toBe(true);
    const one = await ask('?limit=1');
    expect([one.body.items.length, one.body.complete]).toEqual([1, false]);
  });

  it('is published with who and why, and never changes again', async () => {
    const document = version(2, oneDay);
    const publish = (text: string, user = 'lin') =>
      post<ProblemBody & { published: boolean }>(
        'standard/versions',
        { document: text, reason: 'Three days were too long' },
        user,
      );
    expect((await publish(document)).body).toMatchObject({ name: 'standard', version: 2, published: true });
    expect((await read()).versions[0]).toMatchObject({
      version: 2,
      publishedBy: 'user:lin',
      reason: { text: 'Three days were too long' },
    });
    expect((await publish(document)).body).toMatchObject({ published: false });
    const other = await publish(version(2));
    expect([other.status, other.body.code]).toEqual([409, 'policy-version-taken']);
  });

  it('is published by one of ten who write the same version', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        post<ProblemBody>('standard/versions', { document: `${version(3)}# by the ${n}th\n`, reason: 'A race' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  // the connection was lost while it was recorded, and the reason of a version that is in force was gone
  it('keeps its reason where nobody knows whether it was recorded', async () => {
    const { app } = routing.service;
    const store = app.get(EventStore);
    const answerLost = {
      load: (streamId: string) => store.load(streamId),
      append: async (append: Append) => {
        await store.append(append);
        throw new Error('Connection terminated unexpectedly');
      },
    } as unknown as EventStore;
    const publisher = new PolicyPublisher(answerLost, app.get(DataSource), app.get(BusinessClock), app.get(VAULT));
    const principal: Principal = {
      ...{ id: 'lin', kind: 'user', actor: 'user:lin' },
      ...{ roles: ['leader-in-charge'], branches: ['cn'], clearance: 'top-secret' },
    };
    const document = version(4);
    const compiled = compilePolicy(document, 'standard');
    if (compiled.outcome !== 'compiled') throw new Error('The policy is not in order');

    await expect(publisher.publish(compiled.policy, document, 'Out of order', principal)).rejects.toThrow('Connection');

    expect((await read()).versions[0]).toMatchObject({ version: 4, reason: { text: 'Out of order' } });
  });

  // one at the end of all numbers locked out every later one
  it('is not published with a version that leaps ahead', async () => {
    const publish = (number: number) =>
      post<ProblemBody>('standard/versions', { document: version(number), reason: 'To be sure of the last word' });
    const { status, body } = await publish(2_147_483_647);
    expect([status, body.code]).toEqual([409, 'policy-version-too-high']);
    expect((await publish(9_007_199_254_740_991)).status).toBe(422);
  });

  it.each([
    ['handler', 'han'],
    ['supervisor', 'su'],
  ])('is not published by a %s', async (_role, user) => {
    const { status } = await post('standard/versions', { document: version(9), reason: 'No right to' }, user);
    expect(status).toBe(403);
  });

  it('says nothing of a policy that is not there', async () => {
    expect((await routing.ask('lin', 'policies/nowhere')).status).toBe(404);
  });
});
