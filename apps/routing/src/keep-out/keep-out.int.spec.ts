import type { CaseRecord } from '@redress/contracts';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

interface ProblemBody {
  readonly code: string;
  readonly rule?: string;
  readonly title: string;
  readonly detail: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

// whoever was complained about could find themselves not responsible, resolve, and approve what was paid for it
describe('a case that is about somebody of the house (A-12)', () => {
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

  const about = (user: string) => routing.registered({ category: 'delivery', complainedAbout: `user:${user}` });
  const read = (id: string, user: string) => routing.ask<CaseRecord>(user, `cases/${id}`);
  const act = async (id: string, user: string, action: string, body: object, language = 'en') =>
    routing.ask<ProblemBody>(user, `cases/${id}/${action}`, {
      body,
      headers: { 'if-match': (await read(id, 'he')).etag, 'accept-language': language },
    });
  const actions = async (id: string, user: string) => (await read(id, user)).body.actions.map(({ name }) => name);
  const offer = { text: 'We make it good.', compensation: { currency: 'CNY', minor: 150_000 } };
  const findings = { liability: 'not-responsible', findings: 'It was the weather.' };

  it('is not decided by that person, to whom nothing but handing it up is offered', async () => {
    const id = await about('han');
    for (const [action, body] of [
      ['findings', findings],
      ['solution', offer],
      ['resolution', {}],
      ['contact', { channel: 'phone' }],
      ['return', { reason: 'Not ours.' }],
      ['assignment', { handler: 'mei' }],
      ['facts', { flags: ['media'] }],
    ] as const) {
      const { status, body: problem } = await act(id, 'han', action, body);
      expect([action, status, problem.code, problem.rule]).toEqual([
        action,
        403,
        'excluded-from-stage',
        'complained-about',
      ]);
    }
    expect(await actions(id, 'han')).toEqual(['escalate']);
    expect((await act(id, 'han', 'escalation', { reason: 'It is about me.' })).status).toBe(201);
    expect(await actions(id, 'mei')).toEqual(expect.arrayContaining(['record-findings', 'propose-solution']));
    expect((await act(id, 'mei', 'findings', { ...findings, liability: 'responsible' })).status).toBe(201);
  });

  it.each([
    ['en', 'Must keep out', 'Rule complained-about keeps user:han out of this (handling)'],
    ['zh-CN', '须回避', '按规则 complained-about，user:han 须回避本环节（handling）'],
  ])('says so in %s, with the rule and what can be done', async (language, title, detail) => {
    const { body } = await act(await about('han'), 'han', 'findings', findings, language);
    expect(body).toMatchObject({ title, values: { by: 'user:han', stage: 'handling', who: 'complained-about' } });
    expect(body.detail).toContain(detail);
  });

  it('is approved by whoever stands above where nobody else holds the role', async () => {
    const id = await about('mei');
    expect((await act(id, 'han', 'solution', offer)).status).toBe(201);
    const solution = (await read(id, 'he')).body.solution?.id;
    expect((await read(id, 'he')).body.solution?.approvals).toEqual(['department-manager']);
    const own = await act(id, 'mei', 'approval', { solution });
    expect([own.status, own.body.code, own.body.values?.['stage']]).toEqual([403, 'excluded-from-stage', 'approval']);
    expect(await actions(id, 'mei')).not.toContain('approve-solution');
    expect(await actions(id, 'su')).not.toContain('approve-solution');
    expect(await actions(id, 'lin')).toEqual(expect.arrayContaining(['approve-solution', 'reject-solution']));
    expect((await act(id, 'lin', 'approval', { solution })).status).toBe(201);
  });

  it('is taken from whoever turns out to be meant', async () => {
    const id = await routing.registered({ category: 'delivery' });
    expect((await read(id, 'su')).body.handler).toBe('user:han');
    expect((await act(id, 'su', 'facts', { complainedAbout: 'han' })).status).toBe(201);
    const { handler, timeline } = (await read(id, 'su')).body;
    expect(handler).toBeNull();
    expect(timeline.map(({ type }) => type)).toContain('redress.routing.case-unassigned.v1');
    expect((await act(id, 'han', 'findings', findings)).body.code).toBe('excluded-from-stage');
  });
});
