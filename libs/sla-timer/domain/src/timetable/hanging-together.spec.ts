import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendars = calendarsOf(
  readFileSync(join(__dirname, '../../../../../policies/calendars/cn-standard.yaml'), 'utf8'),
);
const registeredUnder = (deadlines: string) =>
  new Life(policyWith(deadlines), calendars).registered('2026-03-02 09:00');

describe('a deadline that hangs on another', () => {
  const registered = (falls: string) =>
    registeredUnder(`contact:
  starts: complaint-registered
  ends: customer-contacted
  within: { hours: 1 }
next:
  starts: { deadline: contact, falls: ${falls} }
  ends: answer-sent
  within: { hours: 2 }`);
  const met = (falls: string) => registered(falls).fact('customer-contacted', '2026-03-02 09:30');
  const missed = (falls: string) => registered(falls).rings('2026-03-02 10:20');

  it('on its being met starts with what met it', () => {
    expect(met('met').stands('next')).toBe('running, due 2026-03-02 11:30');
    expect(missed('met').stands('next')).toBe('none');
    expect(missed('met').fact('customer-contacted', '2026-03-02 10:30').stands('next')).toBe(
      'running, due 2026-03-02 12:30',
    );
  });

  it('on its being missed, or falling due undone, starts at the due time, not when it was noticed', () => {
    expect(missed('missed').stands('next')).toBe('running, due 2026-03-02 12:00');
    expect(missed('due').stands('next')).toBe('running, due 2026-03-02 12:00');
    expect(met('missed').stands('next')).toBe('none');
  });

  it('counts back from its due time and follows it', () => {
    const life = registeredUnder(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  pausesWhile: waiting-for-customer
reminder:
  starts: { before: resolution }
  ends: solution-proposed
  within: { businessDays: 1 }`);
    expect(life.due('reminder')).toBe('2026-03-04 09:00');
    life
      .fact('work-paused', '2026-03-03 09:00', { change: { status: 'waiting-for-customer' } })
      .fact('work-resumed', '2026-03-03 13:00');
    expect([life.due('resolution'), life.due('reminder')]).toEqual(['2026-03-05 13:00', '2026-03-04 13:00']);
  });

  it('never goes beyond its outer limit, and follows where that goes', () => {
    const life = registeredUnder(`answer:
  starts: complaint-registered
  ends: answer-sent
  within: { businessDays: 5 }
  notAfter: outer
outer:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  agreedTermReplaces: true`);
    expect(life.due('answer')).toBe('2026-03-05 09:00');
    life.agreed('2026-03-06 12:00', '2026-03-03 09:00');
    expect(life.due('answer')).toBe('2026-03-06 12:00');
    life.agreed('2026-03-20 12:00', '2026-03-03 09:00');
    expect(life.due('answer')).toBe('2026-03-09 09:00');
  });
});

describe('a change of the case', () => {
  const graded = (grade: string, moment: string) => ['case-graded', moment, { grade, change: { grade } }] as const;
  const registered = () =>
    registeredUnder(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: [{ when: grade == "major", businessDays: 5 }, { businessDays: 2 }]
  pausesWhile: waiting-for-customer
  warnings: { half: { share: 0.5, tell: handler } }
report:
  appliesWhen: grade == "major"
  starts: complaint-registered
  ends: case-escalated
  within: { hours: 24 }`);

  it('moves the length, counted from the start', () => {
    const life = registered().fact(...graded('major', '2026-03-03 11:00'));
    expect(life.stands('resolution')).toBe('running, due 2026-03-09 09:00');
    const { previousDueAt, dueAt, cause } = life.told('DeadlineMoved')[0]?.data ?? {};
    expect([previousDueAt, dueAt, cause]).toEqual([at('2026-03-04 09:00'), at('2026-03-09 09:00'), 'fact']);
  });

  it('that leaves every length as it is moves nothing', () => {
    const life = registered().fact('case-routed', '2026-03-02 11:00', { change: { department: 'production' } });
    expect(life.told('DeadlineMoved')).toEqual([]);
  });

  it('keeps the pauses there were', () => {
    const life = registered()
      .fact('work-paused', '2026-03-02 10:00', { change: { status: 'waiting-for-customer' } })
      .fact('work-resumed', '2026-03-02 12:00')
      .fact(...graded('major', '2026-03-03 11:00'));
    expect(life.due('resolution')).toBe('2026-03-09 11:00');
  });

  it('does not warn a second time', () => {
    const life = registered()
      .fact(...graded('major', '2026-03-03 11:00'))
      .rings('2026-03-06 09:00');
    expect(life.told('DeadlineWarned')).toHaveLength(1);
  });

  it('saves nothing that was missed', () => {
    const life = registered().fact(...graded('major', '2026-03-04 09:30'));
    expect(life.stands('resolution')).toBe('overdue, due 2026-03-04 09:00');
  });

  it('starts what applies now, counted from what started it, and lifts what no longer applies', () => {
    const life = registered().fact(...graded('major', '2026-03-02 11:00'));
    expect(life.stands('report')).toBe('running, due 2026-03-03 09:00');
    expect(life.fact(...graded('general', '2026-03-02 12:00')).deadline('report').status).toBe('cancelled');
    expect(life.due('resolution')).toBe('2026-03-04 09:00');
  });
});

describe('a recurring duty', () => {
  const registered = (atMost = '') =>
    registeredUnder(`progress:
  starts: complaint-registered
  ends: answer-sent
  within: { businessDays: 1 }
  ladder: { chase: { tell: supervisor } }
  repeats: { every: { businessDays: 1 }, ${atMost} until: complaint-resolved }`);

  it('begins again when it is met, and when it is missed, with its steps each time', () => {
    const life = registered().fact('answer-sent', '2026-03-02 15:00');
    expect(life.deadline('progress')).toMatchObject({ round: 2, startedAt: at('2026-03-02 15:00'), status: 'running' });
    life.rings('2026-03-04 15:00');
    expect(life.told('DeadlineMissed').map(({ data }) => [data.round, local(data.dueAt)])).toEqual([
      [2, '2026-03-03 15:00'],
      [3, '2026-03-04 15:00'],
    ]);
    expect(life.told('LadderStepTaken').map(({ data }) => data.round)).toEqual([2, 3]);
    expect(life.deadline('progress')).toMatchObject({ round: 4, status: 'running' });
  });

  it('ends with the fact that ends it, or when it is used up', () => {
    const resolved = registered()
      .fact('complaint-resolved', '2026-03-02 12:00')
      .fact('answer-sent', '2026-03-02 15:00');
    expect(resolved.deadline('progress')).toMatchObject({ round: 1, status: 'met' });
    expect(registered('atMostTimes: 2,').rings('2026-03-20 09:00').deadline('progress')).toMatchObject({
      round: 2,
      status: 'overdue',
    });
  });
});
