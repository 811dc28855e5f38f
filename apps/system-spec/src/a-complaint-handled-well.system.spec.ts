import {
  type CaseRecord,
  catalogue,
  CloudEventHeaders,
  type ComplaintRecord,
  type ComplaintRegisteredAnswer,
  contractOf,
  type FeedbackRecord,
  type Queue,
  type QueueCounts,
  type Timetable,
} from '@redress/contracts';
import { eventually } from '@redress/testing';
import { type Stack, startStack } from '@redress/tools/stack';
import { announcementsIn } from './announcements-in.js';
import { Person } from './person.js';
import { placesThatHold } from './places-that-hold.js';

/** Words that must be found nowhere but opened from the vault. */
const secrets = {
  name: '司徒无名氏',
  telephone: '13912345678',
  email: 'nowhere.man@example.com',
  narrative: 'Zebrastreifen-4711 was never mentioned',
  demand: 'Pumpernickel-0815 at once',
};
const complaint = {
  channel: 'phone',
  branch: 'cn/east/shanghai-01',
  category: 'delivery',
  fields: { 'order-number': 'ORDER-1' },
  customer: { name: secrets.name, telephone: secrets.telephone, email: secrets.email },
  narrative: secrets.narrative,
  demand: secrets.demand,
};
interface ProblemBody {
  readonly code: string;
  readonly errors?: readonly { readonly field: string }[];
}

describe('a complaint handled well, on four processes, Kafka and BullMQ', () => {
  let stack: Stack;
  let rui: Person;
  let su: Person;
  let han: Person;
  let complaintId: string;

  beforeAll(async () => {
    stack = await startStack({ name: `redress-handled-${process.pid}`, env: { LOG_LEVEL: 'debug' }, fresh: true });
    [rui, su, han] = await Promise.all([
      Person.signIn(stack.url, 'rui'),
      Person.signIn(stack.url, 'su'),
      Person.signIn(stack.url, 'han'),
    ]);
    await eventually(
      async () => expect((await rui.get<{ items: unknown[] }>('policies')).body.items.length).toBeGreaterThan(0),
      { withinMs: 60_000 },
    );
  }, 300_000);

  afterAll(async () => {
    await stack?.discard();
  }, 30_000);

  it('is registered once and answered alike, however often it is sent at once', async () => {
    await eventually(
      async () => expect((await rui.post('complaints', { ...complaint, category: 'nonsense' })).status).toBe(422),
      { withinMs: 30_000 },
    );
    const headers = { 'idempotency-key': 'fifty-at-once' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => rui.post<ComplaintRegisteredAnswer>('complaints', complaint, headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    complaintId = answers[0]?.body.complaintId ?? '';
    const other = await rui.post<ProblemBody>('complaints', { ...complaint, demand: 'Something else' }, headers);
    expect({ status: other.status, code: other.body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' });
  });

  it('appears in the queue with its countdown, within a second as a rule', async () => {
    await eventually(async () => {
      const { body } = await su.get<Queue>('queue');
      const row = body.items.find((item) => item.complaintId === complaintId);
      expect(row).toMatchObject({
        department: 'logistics',
        grade: 'general',
        customerName: { text: secrets.name },
        next: { deadline: 'first-contact', status: 'running' },
      });
      expect(body.items).toHaveLength(1);
    });
  });

  it('runs its whole way to the callback', async () => {
    const [intake, matter, feedback] = [`complaints/${complaintId}`, `cases/${complaintId}`, `feedback/${complaintId}`];
    await rui.act(intake, 'acceptance', {});
    await su.act(matter, 'assignment', { handler: 'han' });
    await han.act(matter, 'contact', { channel: 'phone', note: secrets.narrative });
    await han.act(matter, 'findings', { liability: 'responsible', findings: secrets.narrative });
    await han.act(matter, 'solution', { text: secrets.demand, compensation: { currency: 'CNY', minor: 30_000 } });
    const proposed = (await su.get<CaseRecord>(matter)).body;
    expect(proposed.status).toBe('awaiting-approval');
    const solution = proposed.solution?.id;
    const early = await rui.post<ProblemBody>(
      `${feedback}/answer`,
      { solution, channel: 'phone', text: 'Promised.' },
      { 'if-match': '"0"' },
    );
    expect({ status: early.status, code: early.body.code }).toEqual({ status: 409, code: 'solution-not-approved' });
    const own = await han.post<ProblemBody>(
      `${matter}/approval`,
      { solution },
      { 'if-match': `"${proposed.version}"` },
    );
    expect(own.status).toBe(403);
    await su.act(matter, 'approval', { solution });
    await rui.act(feedback, 'answer', { solution, channel: 'phone', text: secrets.demand });
    await rui.act(feedback, 'agreement', { solution, signed: true });
    await han.act(matter, 'resolution', {});
    await eventually(async () =>
      expect((await rui.get<FeedbackRecord>(feedback)).body.callback).toMatchObject({
        status: 'due',
        dueAt: expect.any(String) as string,
      }),
    );
    await rui.act(feedback, 'callback', { reached: true, satisfied: true, attitude: 97, result: 96 });
    await eventually(async () => expect((await su.get<CaseRecord>(matter)).body.status).toBe('closed'));
  });

  it('met every deadline and tells why each was due when it was', async () => {
    await eventually(async () => {
      const { deadlines } = (await su.get<Timetable>(`timetables/${complaintId}`)).body;
      const results = Object.fromEntries(deadlines.map(({ deadline, status }) => [deadline, status]));
      expect(results).toEqual({
        'first-contact': 'met',
        'departmental-answer': 'met',
        'acceptance-notice': 'met',
        resolution: 'met',
        callback: 'met',
        'settled-within-a-month': 'met',
      });
      for (const { explanation } of deadlines) expect(explanation.zh.length * explanation.en.length).toBeGreaterThan(0);
    });
  });

  it('answers what is wrong with the right problem, naming the field, and stores nothing', async () => {
    const count = async () => (await su.get<QueueCounts>('queue/counts')).body.unfinished;
    const before = await count();
    const status = async (body: unknown) => {
      const answer = await rui.post<ProblemBody>('complaints', body);
      return [answer.status, answer.body.code, answer.body.errors?.[0]?.field];
    };
    expect(await status('{"channel":')).toEqual([400, 'request-malformed', undefined]);
    expect(await status({ ...complaint, customer: { telephone: '1' } })).toEqual([
      422,
      'validation-failed',
      'customer.name',
    ]);
    expect(await status({ ...complaint, policy: 'no-such-policy' })).toEqual([422, 'validation-failed', 'policy']);
    expect((await status({ ...complaint, narrative: 'x'.repeat(10_000_000) }))[0]).toBe(413);
    expect(await status({ ...complaint, branch: 'cn/south/guangzhou-01' })).toEqual([404, 'branch-unknown', 'branch']);
    const forged = await fetch(`${stack.url}/api/v1/queue`, { headers: { authorization: 'Bearer forged' } });
    expect([forged.status, forged.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await (await Person.signIn(stack.url, 'yi')).post('complaints', complaint)).status).toBe(403);
    expect(await count()).toBe(before);
  });

  it('announced everything on Kafka, each valid by its schema and as a CloudEvent, without gaps', async () => {
    const announcements = await announcementsIn(stack, [
      'intake',
      'routing',
      'sla',
      'feedback',
      'policies',
      'calendars',
    ]);
    expect(announcements.length).toBeGreaterThan(20);
    const last = new Map<string, number>();
    for (const { topic, key, headers, data } of announcements) {
      const attributes = CloudEventHeaders.parse(headers);
      const contract = contractOf(attributes.ce_type);
      expect({ type: attributes.ce_type, known: catalogue.includes(contract as never) }).toEqual({
        type: attributes.ce_type,
        known: true,
      });
      expect(contract?.data.safeParse(data).error).toBeUndefined();
      expect(attributes.ce_subject).toBe(key);
      const lane = `${topic} ${key}`;
      expect(Number(attributes.ce_sequence)).toBe((last.get(lane) ?? 0) + 1);
      last.set(lane, Number(attributes.ce_sequence));
    }
  });

  it('left no personal word in any event, announcement, log line or metric', async () => {
    expect(await placesThatHold(stack, Object.values(secrets))).toEqual([]);
  });

  it('still counts when its customer is erased, and the person is gone', async () => {
    const guan = await Person.signIn(stack.url, 'guan');
    expect((await guan.post(`complaints/${complaintId}/erasure`, { reason: 'asked-by-customer' })).status).toBe(200);
    const { body } = await rui.get<ComplaintRecord>(`complaints/${complaintId}`);
    expect(body).toMatchObject({
      status: 'accepted',
      customer: { name: { erased: true } },
      narrative: { erased: true },
    });
    expect((await su.get<Queue>('queue?status=closed')).body.items).toMatchObject([
      { complaintId, customerName: { erased: true } },
    ]);
    const search = { status: 'all', q: secrets.telephone };
    expect((await su.post<Queue>('queue/search', search)).body.items).toEqual([]);
  });
});
