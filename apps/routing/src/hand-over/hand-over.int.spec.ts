import type { CaseRecord, Queue, QueueCounts } from '@redress/contracts';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

interface ProblemBody {
  readonly code: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

describe('a case in hand: who has it, and what was done', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    routing = await routingAtWork(database.url);
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
  });

  const read = (complaintId: string, user = 'su') => routing.ask<CaseRecord>(user, `cases/${complaintId}`);
  const act = (complaintId: string, action: string, body: object, version: string | null, user = 'su') =>
    routing.ask<ProblemBody>(user, `cases/${complaintId}/${action}`, {
      body,
      headers: version === null ? {} : { 'if-match': version },
    });

  it('is assigned, and tells the next version', async () => {
    const id = await routing.registered();
    const { etag } = await read(id);
    const done = await act(id, 'assignment', { handler: 'mei' }, etag);
    expect([done.status, (await read(id)).etag]).toEqual([201, done.etag]);
    expect((await read(id)).body.handler).toBe('user:mei');
  });

  it('is never assigned to the one complained about', async () => {
    const id = await routing.registered({ complainedAbout: 'user:han' });
    const refused = await act(id, 'assignment', { handler: 'han' }, (await read(id)).etag);
    expect([refused.status, refused.body.code]).toEqual([409, 'handler-excluded']);
  });

  it('is assigned by one of twenty who saw the same version', async () => {
    const id = await routing.registered();
    const { etag } = await read(id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => act(id, 'assignment', { handler: n % 2 ? 'su' : 'mei' }, etag)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  it('takes a contact dated back a little, none of tomorrow and none of long ago', async () => {
    const id = await routing.registered();
    const contact = async (minutesAgo: number) => {
      const happenedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
      const answer = await act(id, 'contact', { channel: 'phone', happenedAt }, (await read(id)).etag, 'han');
      return [answer.status, answer.body.code];
    };
    expect(await contact(-60)).toEqual([422, 'happened-in-the-future']);
    expect(await contact(60 * 24 * 30)).toEqual([422, 'dated-back-too-far']);
    expect(await contact(0)).toEqual([201, undefined]);
  });

  it.each([
    ['without a version', 'assignment', { handler: 'han' }, null, 'su', 428, 'if-match-missing'],
    ['with another version', 'assignment', { handler: 'han' }, '"99"', 'su', 412, 'version-changed'],
    [
      'to a department nobody knows',
      'route',
      { department: 'kitchen', reason: 'why' },
      'now',
      'su',
      422,
      'department-unknown',
    ],
    ['to a grade nobody knows', 'grade', { grade: 'tiny', reason: 'why' }, 'now', 'su', 422, 'grade-unknown'],
    ['over a channel that is none', 'contact', { channel: 'pigeon' }, 'now', 'han', 422, 'validation-failed'],
    ['going on where nothing was paused', 'resumption', {}, 'now', 'han', 409, 'not-paused'],
    ['closing what is not resolved', 'closing', {}, 'now', 'su', 409, 'case-not-resolved'],
    ['by an analyst', 'assignment', { handler: 'han' }, 'now', 'yi', 403, 'role-not-served'],
  ])('changes nothing %s', async (_what, action, body, version, user, status, code) => {
    const id = await routing.registered();
    const { etag, body: before } = await read(id);
    const answer = await act(id, action, body, version === 'now' ? etag : version, user);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await read(id)).body.version).toBe(before.version);
  });

  it('is not there for those who do not reach its branch or may not read secrets', async () => {
    const south = await routing.registered({ branch: 'cn/south/guangzhou-01' });
    const secret = await routing.registered({ confidentiality: 'secret' });
    expect((await read(south, 'su')).status).toBe(404);
    expect([(await read(secret, 'rui')).status, (await read(secret, 'su')).status]).toEqual([404, 200]);
    await eventually(async () => {
      const all = (await routing.ask<Queue>('he', 'queue?limit=100')).body.items.map(({ complaintId }) => complaintId);
      expect(all).toEqual(expect.arrayContaining([south, secret]));
    });
    const seen = (await routing.ask<Queue>('rui', 'queue?limit=100')).body.items.map(({ complaintId }) => complaintId);
    expect(seen).not.toEqual(expect.arrayContaining([south]));
    expect(seen).not.toEqual(expect.arrayContaining([secret]));
    const { unfinished } = (await routing.ask<QueueCounts>('rui', 'queue/counts')).body;
    expect(unfinished).toBe(seen.length);
  });

  it('lies in the queue once, page after page', async () => {
    const all = (await routing.ask<Queue>('he', 'queue?limit=100')).body.items.map(({ complaintId }) => complaintId);
    const seen: string[] = [];
    for (let query: string | null = 'limit=4'; query !== null;) {
      const { items, next }: Queue = (await routing.ask<Queue>('he', `queue?${query}`)).body;
      seen.push(...items.map(({ complaintId }) => complaintId));
      query = next === null ? null : `limit=4&cursor=${next}`;
    }
    expect(seen).toEqual(all);
    expect((await routing.ask<ProblemBody>('he', 'queue?cursor=nonsense')).body.code).toBe('cursor-unknown');
  });
});
