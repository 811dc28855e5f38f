import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CallbackList,
  ComplaintRegistered,
  ComplaintResolved,
  DeadlineSet,
  FactNoted,
  type FeedbackRecord,
  PolicyPublished,
  SolutionProposed,
} from '@redress/contracts';
import { type ServiceAtWork, serviceAtWork, VAULT } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import type { Vault } from '@redress/vault';
import { feedbackService } from '../feedback.service.js';

interface ProblemBody {
  readonly code: string;
  readonly values?: Readonly<Record<string, unknown>>;
}
const source = readFileSync(join(__dirname, '../../../../policies/standard/1.yaml'), 'utf8');
const registration = {
  ...{ registrationNumber: 'R-2026-000001', kind: 'complaint', channel: 'phone', branch: 'cn/east/shanghai-01' },
  ...{ policy: { name: 'standard', version: 1 }, category: 'service', product: null, amount: null, flags: [] },
  ...{ fields: {}, demand: null, complainedAbout: null, term: null, confidentiality: 'normal', source: null },
  ...{ customer: randomUUID(), customerName: `vault:${randomUUID()}`, narrative: `vault:${randomUUID()}` },
  ...{ registeredBy: 'user:rui', backdated: false, history: null },
};

const deadline = {
  ...{ round: 1, ownerRole: 'receiver', department: null, branch: 'cn/east/shanghai-01', rule: 'A-7' },
  ...{ startedAt: '2026-03-02T09:00:00.000Z', unknownYears: [], moments: [] },
};

describe('answering the customer and calling back', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let feedback: ServiceAtWork;
  let id: string;
  let solution: string;

  beforeAll(async () => {
    database = await testDatabase();
    feedback = await serviceAtWork(feedbackService, database.url);
    const hash = createHash('sha256').update(source).digest('hex');
    await feedback.hears('policies', 'standard', PolicyPublished.type, { name: 'standard', version: 1, hash, source });
  });
  beforeEach(async () => {
    [id, solution] = [randomUUID(), randomUUID()];
    await feedback.hears('intake', id, ComplaintRegistered.type, registration);
  });
  afterAll(async () => {
    await feedback.stop();
    await database.drop();
  });

  const read = (user = 'rui') => feedback.ask<FeedbackRecord>(user, `feedback/${id}`);
  const act = async (action: string, body: object, user = 'rui') =>
    feedback.ask<ProblemBody>(user, `feedback/${id}/${action}`, {
      body,
      headers: { 'if-match': (await read('he')).etag },
    });
  const resolution = { solution: null, result: null, by: 'user:han' };
  const resolved = async () => {
    await feedback.hears('routing', id, ComplaintResolved.type, { ...resolution, callback: 'callback' });
    await eventually(async () => expect((await read()).body.callback.status).toBe('due'));
  };
  const toBeCalled = async () => (await feedback.ask<CallbackList>('rui', 'callbacks?limit=100')).body.items;
  const satisfied = { reached: true, satisfied: true, attitude: 97 };

  it('promises nothing that nobody approved', async () => {
    const early = await act('agreement', { solution });
    expect([early.status, early.body.code]).toEqual([409, 'solution-not-approved']);
  });

  it('hears no agreement before the customer was told', async () => {
    const offered = { solution, text: `vault:${randomUUID()}`, compensation: null, goods: [], approvals: [] };
    await feedback.hears('routing', id, SolutionProposed.type, { ...offered, because: 'A-11', by: 'user:su' });
    await eventually(async () => expect((await read()).body.version).toBe(1));
    const early = await act('agreement', { solution });
    expect([early.status, early.body.code]).toEqual([409, 'answer-not-sent']);
  });

  it('calls nobody back before the resolution, once after it, and not again', async () => {
    const early = await act('callback', satisfied);
    expect([early.status, early.body.code]).toEqual([409, 'callback-not-due']);
    await resolved();
    expect((await act('callback', { reached: false })).status).toBe(201);
    expect((await read()).body.callback).toMatchObject({ status: 'due', attempts: 1 });
    expect((await act('callback', satisfied)).status).toBe(201);
    expect((await read()).body.callback).toMatchObject({ status: 'recorded', attempts: 2, satisfied: true });
    expect((await act('callback', satisfied)).status).toBe(409);
  });

  it('asks whether the customer is satisfied, and takes scores from 0 to 100', async () => {
    await resolved();
    expect((await act('callback', { reached: true })).status).toBe(422);
    expect((await act('callback', { ...satisfied, attitude: 101 })).status).toBe(422);
    expect((await act('rating', { score: 83 })).status).toBe(201);
    expect((await read()).body.rating).toMatchObject({ score: 83, band: 'basically-satisfied' });
  });

  it('records one of twenty callbacks that saw the same version', async () => {
    await resolved();
    const { etag } = await read();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        feedback.ask('rui', `feedback/${id}/callback`, { body: satisfied, headers: { 'if-match': etag } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  it('lists who is to be called back, within reach, page by page', async () => {
    await resolved();
    const list = async (user: string, query = '') =>
      (await feedback.ask<CallbackList>(user, `callbacks?limit=100&${query}`)).body.items.map(
        (item) => item.complaintId,
      );
    await eventually(async () => expect(await list('rui')).toContain(id));
    expect(await list('rui', 'branch=cn/east')).toContain(id);
    expect(await list('rui', 'branch=cn/south')).toEqual([]);
    expect((await feedback.ask<ProblemBody>('rui', 'callbacks?cursor=nonsense')).body.code).toBe('cursor-unknown');
  });

  // an enquiry that was answered stood among those to be called, without a time
  it('calls nobody back where the policy asks for no callback (A-7)', async () => {
    await feedback.hears('routing', id, ComplaintResolved.type, { ...resolution, callback: null });
    const after = randomUUID();
    await feedback.hears('intake', after, ComplaintRegistered.type, registration);
    await feedback.hears('routing', after, ComplaintResolved.type, resolution);
    await eventually(async () =>
      expect(await toBeCalled()).toContainEqual(expect.objectContaining({ complaintId: after })),
    );
    expect(await toBeCalled()).not.toContainEqual(expect.objectContaining({ complaintId: id }));
    expect((await read()).body.callback.status).toBe('not-due');
  });

  // whoever was complained about could tell the customer, and write down how satisfied they were
  it('is not done by the person complained about, named at once or found out later', async () => {
    const about = randomUUID();
    [id, solution] = [about, randomUUID()];
    const { subjectId: customer } = await feedback.service.app.get<Vault>(VAULT).seal({
      owner: { service: 'intake', streamId: `complaint-${about}` },
      items: [{ kind: 'name', text: 'Ann Example', indexed: true, secret: false }],
    });
    const complaint = { ...registration, customer, complainedAbout: 'user:rui' };
    await feedback.hears('intake', about, ComplaintRegistered.type, complaint);
    const offered = { solution, text: `vault:${randomUUID()}`, compensation: null, goods: [], approvals: [] };
    await feedback.hears('routing', about, SolutionProposed.type, { ...offered, because: 'A-11', by: 'user:su' });
    await eventually(async () => expect((await read('su')).body.version).toBe(1));
    const names = async (user: string) => (await read(user)).body.actions.map(({ name }) => name);
    expect([await names('rui'), await names('su')]).toEqual([[], ['send-answer']]);
    const answer = { solution, channel: 'phone', text: 'We make it good.' };
    const refused = await act('answer', answer, 'rui');
    expect([refused.status, refused.body]).toMatchObject([
      403,
      { code: 'excluded-from-stage', rule: 'complained-about', values: { by: 'user:rui', stage: 'handling' } },
    ]);
    expect((await act('answer', answer, 'su')).status).toBe(201);
    expect((await act('agreement', { solution, signed: true }, 'rui')).status).toBe(403);
    await resolved();
    const called = await act('callback', satisfied, 'rui');
    expect([called.status, called.body]).toMatchObject([403, { values: { stage: 'callback' } }]);
    const learned = {
      fact: 'circumstances-learned',
      learned: { complainedAbout: 'user:su' },
      note: null,
      by: 'user:lin',
    };
    await feedback.hears('routing', about, FactNoted.type, learned);
    await eventually(async () => expect((await act('callback', satisfied, 'su')).status).toBe(403));
    expect((await act('callback', satisfied, 'mei')).status).toBe(201);
    expect((await act('rating', { score: 100 }, 'rui')).status).toBe(403);
  });

  it('says by when, whatever the policy calls that deadline, and though it was set before', async () => {
    await feedback.hears('sla', id, DeadlineSet.type, {
      ...deadline,
      deadline: 'callback',
      dueAt: '2026-03-05T09:00:00.000Z',
    });
    await feedback.hears('sla', id, DeadlineSet.type, {
      ...deadline,
      deadline: 'follow-up',
      dueAt: '2026-03-09T09:00:00.000Z',
    });
    await feedback.hears('routing', id, ComplaintResolved.type, { ...resolution, callback: 'follow-up' });
    await eventually(async () =>
      expect(await toBeCalled()).toContainEqual(
        expect.objectContaining({ complaintId: id, dueAt: '2026-03-09T09:00:00.000Z' }),
      ),
    );
  });

  it('wants a version, and knows nothing of complaints it has not heard of', async () => {
    const without = await feedback.ask<ProblemBody>('rui', `feedback/${id}/callback`, { body: satisfied });
    expect([without.status, without.body.code]).toEqual([428, 'if-match-missing']);
    expect((await feedback.ask('rui', `feedback/${randomUUID()}`)).status).toBe(404);
    expect((await act('callback', satisfied, 'yi')).status).toBe(403);
  });
});
