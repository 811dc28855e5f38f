import type { CaseRecord, ComplaintRegisteredAnswer, Timetable } from '@redress/contracts';
import { eventually } from '@redress/testing';
import { type Stack, startStack } from '@redress/tools/stack';
import { Person } from './person.js';

/** A Monday; the Mid-autumn Festival, National Day and a make-up Saturday lie on the way of the ladder. */
const happenedAt = '2026-09-21T10:00:00+08:00';
const at = (local: string) => new Date(`${local}+08:00`).toISOString();

describe('a complaint that nobody touches, on four processes, Kafka and BullMQ', () => {
  let stack: Stack;
  let su: Person;
  let timetable: Timetable;
  let complaintId: string;

  beforeAll(async () => {
    stack = await startStack({
      name: `redress-ignored-${process.pid}`,
      env: { CLOCK_START: '2026-09-07T00:00:00+08:00', CLOCK_SPEED: '30000', LOG_LEVEL: 'warn' },
      fresh: true,
    });
    su = await Person.signIn(stack.url, 'su');
    const rui = await Person.signIn(stack.url, 'rui');
    await eventually(
      async () =>
        expect((await su.get<{ now: string }>('deadlines/clock')).body.now > at('2026-09-21T10:00:00')).toBe(true),
      { withinMs: 120_000 },
    );
    const customer = { name: 'Nobody Calls', telephone: '13000000041' };
    const complaint = {
      channel: 'email',
      branch: 'cn/east/hangzhou-01',
      category: 'service',
      customer,
      narrative: 'Still waiting.',
      happenedAt,
    };
    const answer = await rui.post<ComplaintRegisteredAnswer>('complaints', complaint);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    complaintId = answer.body.complaintId;
    await eventually(
      async () => {
        timetable = (await su.get<Timetable>(`timetables/${complaintId}`)).body;
        expect(stepsOf(timetable, 'resolution')).toHaveLength(3);
      },
      { withinMs: 180_000 },
    );
  }, 400_000);

  afterAll(async () => {
    await stack?.discard();
  }, 30_000);

  const due = (deadline: string) => timetable.deadlines.find((each) => each.deadline === deadline)?.missedAt;

  it('misses its first contact after an hour (B-12) and the departmental answer after a day (B-10)', () => {
    expect(due('first-contact')).toBe(at('2026-09-21T11:00:00'));
    expect(due('departmental-answer')).toBe(at('2026-09-22T10:00:00'));
  });

  it('climbs 3, 7 and 15 business days, over weekends and holidays, a make-up Saturday counted (A-14, D-6)', () => {
    expect(stepsOf(timetable, 'resolution')).toEqual([
      ['department-manager', at('2026-09-24T10:00:00')],
      ['leader-in-charge', at('2026-10-08T10:00:00')],
      ['head-office', at('2026-10-19T10:00:00')],
    ]);
  });

  it('takes each step once, and never before it was due', () => {
    for (const { deadline, steps } of timetable.deadlines) {
      const taken = steps.filter(({ noticedAt }) => noticedAt !== null);
      expect({ deadline, steps: new Set(taken.map(({ step }) => step)).size }).toEqual({
        deadline,
        steps: taken.length,
      });
      for (const { dueAt, noticedAt } of taken) expect(noticedAt !== null && noticedAt >= dueAt).toBe(true);
    }
  });

  it('became major when it was overdue (B-2) and reached head office', async () => {
    await eventually(
      async () => {
        const { body } = await su.get<CaseRecord>(`cases/${complaintId}`);
        const escalations = body.timeline
          .filter(({ type }) => type === 'redress.routing.case-escalated.v1')
          .map(({ data }) => data['to']);
        expect({ grade: body.grade, level: body.level }).toEqual({ grade: 'major', level: 3 });
        expect(escalations).toEqual([['department-manager'], ['leader-in-charge'], ['head-office']]);
      },
      { withinMs: 20_000 },
    );
  });
});

function stepsOf({ deadlines }: Timetable, deadline: string): (readonly [string, string])[] {
  const found = deadlines.find((each) => each.deadline === deadline);
  return (found?.steps ?? [])
    .filter(({ noticedAt }) => noticedAt !== null)
    .map(({ step, dueAt }) => [step, dueAt] as const);
}
