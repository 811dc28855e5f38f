import type { CaseRecord } from '@redress/contracts';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

interface ProblemBody {
  readonly code: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

describe('offering a solution within one’s authority', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;
  let complaintId: string;

  beforeAll(async () => {
    database = await testDatabase();
    routing = await routingAtWork(database.url);
  });
  beforeEach(async () => {
    complaintId = await routing.registered();
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
  });

  const read = async () => routing.ask<CaseRecord>('su', `cases/${complaintId}`);
  const act = async (user: string, action: string, body: object) => {
    const { etag } = await read();
    return routing.ask<ProblemBody>(user, `cases/${complaintId}/${action}`, { body, headers: { 'if-match': etag } });
  };
  const offer = async (user: string, yuan: number) => {
    const body = { text: 'We make it good.', compensation: { currency: 'CNY', minor: yuan * 100 } };
    const { status } = await act(user, 'solution', body);
    const { solution } = (await read()).body;
    return { status, id: solution?.id ?? '', approvals: solution?.approvals };
  };

  it.each([
    ['han', 300, ['supervisor']],
    ['su', 300, []],
    ['su', 1_500, ['department-manager']],
    ['han', 15_000, ['leader-in-charge']],
    ['han', 150_000, ['head-office']],
  ])('of %s over %i yuan needs the approval of %j', async (user, yuan, approvals) => {
    expect(await offer(user, yuan)).toMatchObject({ status: 201, approvals });
  });

  it('is approved by the role whose turn it is, and by nobody below', async () => {
    const { id } = await offer('han', 1_500);
    const early = await act('su', 'approval', { solution: id });
    expect([early.status, early.body.code, early.body.values?.['needed']]).toEqual([
      403,
      'authority-exceeded',
      'department-manager',
    ]);
    expect((await act('mei', 'approval', { solution: id })).status).toBe(201);
    expect((await read()).body.status).toBe('approved');
    const again = await act('mei', 'approval', { solution: id });
    expect([again.status, again.body.code]).toEqual([409, 'solution-not-awaiting-approval']);
  });

  it('is not approved by whoever proposed it', async () => {
    const { id } = await offer('mei', 3_000);
    const own = await act('mei', 'approval', { solution: id });
    expect(own.status).toBe(403);
  });

  it('waits for its answer before another is offered', async () => {
    await offer('han', 300);
    const second = await act('han', 'solution', { text: 'Or rather this.' });
    expect([second.status, second.body.code]).toEqual([409, 'solution-still-open']);
  });

  it('does not resolve a complaint before the customer agreed', async () => {
    await offer('su', 300);
    const early = await act('han', 'resolution', {});
    expect([early.status, early.body.code]).toEqual([409, 'solution-not-agreed']);
  });

  it('knows its currency and its solutions', async () => {
    const dollars = await act('han', 'solution', { text: 'Dollars.', compensation: { currency: 'USD', minor: 100 } });
    expect([dollars.status, dollars.body.code]).toEqual([422, 'currency-unknown']);
    const unknown = await act('su', 'approval', { solution: '0198f0aa-0000-7000-8000-000000000051' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'solution-unknown']);
  });

  it('keeps what was typed out of the answer to those who may not read it', async () => {
    await offer('su', 300);
    expect(JSON.stringify((await read()).body)).toContain('We make it good.');
    expect(JSON.stringify((await routing.ask('yi', `cases/${complaintId}`)).body)).not.toContain('We make it good.');
  });
});
