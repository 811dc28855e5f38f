import type { CaseRecord, ComplaintRegisteredAnswer, FeedbackRecord, Queue, Timetable } from '@redress/contracts';
import { eventually } from '@redress/testing';
import { type Stack, startStack } from '@redress/tools/stack';
import { holdBack } from './hold-back.js';
import { Person } from './person.js';

/** `HOLD_SECONDS=60` holds a topic back for a whole minute. */
const HOLD_MS = Number(process.env['HOLD_SECONDS'] ?? 10) * 1_000;
const MINUTE_MS = 60_000;

describe('one topic held back while the others flow, on four processes and Kafka', () => {
  let stack: Stack;
  let rui: Person;
  let su: Person;
  let han: Person;

  beforeAll(async () => {
    // a second is a minute, so that what is due within the hour falls due while the topic is held back
    stack = await startStack({
      name: `redress-held-${process.pid}`,
      env: { CLOCK_SPEED: '60', LOG_LEVEL: 'warn' },
      fresh: true,
    });
    [rui, su, han] = (await Promise.all(['rui', 'su', 'han'].map((user) => Person.signIn(stack.url, user)))) as [
      Person,
      Person,
      Person,
    ];
    await eventually(
      async () => expect((await rui.get<{ items: unknown[] }>('policies')).body.items.length).toBeGreaterThan(0),
      { withinMs: 60_000 },
    );
  }, 300_000);
  afterAll(async () => {
    await stack?.discard();
  }, 30_000);

  const clock = async () => Date.parse((await su.get<Queue>('queue')).body.clock.now);
  const at = (moment: number) => ({ happenedAt: new Date(moment).toISOString() });

  /** Registered 50 minutes ago. */
  async function register(name: string): Promise<{ complaintId: string; registeredAt: number }> {
    const registeredAt = (await clock()) - 50 * MINUTE_MS;
    const customer = { name, telephone: '13000000071' };
    const shared = { channel: 'phone', branch: 'cn/east/shanghai-01', category: 'service', narrative: 'Held back.' };
    const body = { ...shared, customer, ...at(registeredAt) };
    let complaintId = '';
    await eventually(
      async () => {
        const answer = await rui.post<ComplaintRegisteredAnswer>('complaints', body, {
          'idempotency-key': name.replaceAll(' ', '-'),
        });
        expect(answer.status).toBe(201);
        complaintId = answer.body.complaintId;
      },
      { withinMs: 30_000 },
    );
    return { complaintId, registeredAt };
  }

  /** Spoken to after 40 minutes, and seen through to the resolution. */
  async function handle({ complaintId, registeredAt }: { complaintId: string; registeredAt: number }): Promise<void> {
    const [matter, feedback] = [`cases/${complaintId}`, `feedback/${complaintId}`];
    await rui.act(`complaints/${complaintId}`, 'acceptance', {});
    await han.act(matter, 'contact', { channel: 'phone', ...at(registeredAt + 40 * MINUTE_MS) });
    await han.act(matter, 'findings', { liability: 'responsible', findings: 'Ours.' });
    await su.act(matter, 'solution', { text: 'We make it good.', compensation: { currency: 'CNY', minor: 10_000 } });
    const solution = (await su.get<CaseRecord>(matter)).body.solution?.id;
    await rui.act(feedback, 'answer', { solution, channel: 'phone', text: 'Our offer.' });
    await rui.act(feedback, 'agreement', { solution });
    await han.act(matter, 'resolution', {});
  }

  /** How it ended, whoever noticed it when. */
  async function end({ complaintId, registeredAt }: { complaintId: string; registeredAt: number }) {
    const { deadlines } = (await su.get<Timetable>(`timetables/${complaintId}`)).body;
    const { status, grade, level, department } = (await su.get<CaseRecord>(`cases/${complaintId}`)).body;
    const { callback } = (await rui.get<FeedbackRecord>(`feedback/${complaintId}`)).body;
    return {
      ...{ status, grade, level, department, callback: callback.status },
      callbackIsDue: callback.dueAt !== null,
      deadlines: Object.fromEntries(deadlines.map((each) => [each.deadline, [each.status, each.missedAt]])),
      contactedAfterMinutes: deadlines
        .filter(({ deadline }) => deadline === 'first-contact')
        .map(({ metAt }) => (Date.parse(metAt ?? '') - registeredAt) / MINUTE_MS),
    };
  }

  const inOrder = {
    ...{ status: 'resolved', grade: 'general', level: 0, department: 'market', callback: 'due' },
    callbackIsDue: true,
    deadlines: {
      'acceptance-notice': ['met', null],
      'first-contact': ['met', null],
      'departmental-answer': ['met', null],
      resolution: ['met', null],
      'settled-within-a-month': ['met', null],
      callback: ['running', null],
    },
    contactedAfterMinutes: [40],
  };

  it('ends a complaint like this while nothing is held back', async () => {
    const complaint = await register('In Order');
    await handle(complaint);
    await eventually(async () => expect(await end(complaint)).toEqual(inOrder), { withinMs: 30_000 });
  }, 120_000);

  it('ends complaints alike that were handled while sla was held back', async () => {
    const held = await holdBack(stack, 'sla-timer');
    const since = performance.now();
    const complaints = [await register('Held A'), await register('Held B'), await register('Held C')];
    for (const complaint of complaints) await handle(complaint);
    for (const { complaintId } of complaints)
      expect((await su.get<CaseRecord>(`cases/${complaintId}`)).body.status).toBe('resolved');
    await heldFor(HOLD_MS, since);
    held.letGo();

    for (const complaint of complaints)
      await eventually(async () => expect(await end(complaint)).toEqual(inOrder), { withinMs: 60_000 });
  }, 300_000);

  it('takes up what was withdrawn while routing was held back, and time went on', async () => {
    const complaint = await register('Withdrawn Unseen');
    const late = await register('Nobody Called');
    const held = await holdBack(stack, 'routing');
    const since = performance.now();
    await rui.act(`complaints/${complaint.complaintId}`, 'withdrawal', {});
    const statusOf = async (complaintId: string, deadline: string) =>
      (await su.get<Timetable>(`timetables/${complaintId}`)).body.deadlines.find((each) => each.deadline === deadline)
        ?.status;
    await eventually(async () => expect(await statusOf(late.complaintId, 'first-contact')).toBe('overdue'), {
      withinMs: 60_000,
    });
    await heldFor(HOLD_MS, since);
    held.letGo();

    await eventually(
      async () => {
        expect((await su.get<CaseRecord>(`cases/${complaint.complaintId}`)).body.status).toBe('closed');
        expect((await su.get<CaseRecord>(`cases/${late.complaintId}`)).body.status).toBe('open');
        expect(await statusOf(complaint.complaintId, 'resolution')).toBe('cancelled');
      },
      { withinMs: 60_000 },
    );
  }, 300_000);
});

/** Resolves when `ms` real milliseconds have passed since `since`. */
function heldFor(ms: number, since: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms - (performance.now() - since))));
}
