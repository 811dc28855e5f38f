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

  it('comes again every so often, however long its first round was', () => {
    const life = registeredUnder(`report:
  starts: complaint-registered
  ends: answer-sent
  within: { hours: 1 }
  repeats: { every: { days: 7 }, until: complaint-resolved }`).rings('2026-03-16 10:00');
    expect(life.told('DeadlineMissed').map(({ data }) => local(data.dueAt))).toEqual([
      '2026-03-02 10:00',
      '2026-03-09 10:00',
      '2026-03-16 10:00',
    ]);
    // what changes in the case leaves the length of a repetition as it is
    life.fact('case-graded', '2026-03-17 09:00', { change: { grade: 'major' } });
    expect(life.stands('report')).toBe('running, due 2026-03-23 10:00');
  });

  // Each of these used to miss and begin again at the same moment without end
  it.each([
    ['that is due at once', 'within: { atOnce: true }', '2026-03-05 09:00'],
    ['with a date agreed', 'within: { days: 1 }\n  agreedTermReplaces: true', '2026-03-05 09:00'],
    ['that is counted back', 'within: { hours: 2 }', '2026-03-05 07:00'],
    ['under an outer limit that has passed', 'within: { hours: 24 }\n  notAfter: outer', '2026-03-05 09:00'],
  ])('%s begins again later', (what, within, due) => {
    const starts = what.includes('back') ? '{ before: outer }' : 'complaint-registered';
    const life = registeredUnder(`outer:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
told:
  starts: ${starts}
  ends: answer-sent
  ${within}
  repeats: { every: { days: 1 }, until: complaint-resolved }`);
    life.agreed('2026-03-04 09:00', '2026-03-02 09:00').rings('2026-03-04 12:00');
    expect(life.stands('told')).toBe(`running, due ${due}`);
    expect(life.events.length).toBeLessThan(20);
  });
});

describe('a deadline counted back from one that stands still', () => {
  const registered = (more = '') =>
    registeredUnder(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
  pausesWhile: waiting-for-customer
rehearsal:
  starts: { before: resolution }
  ends: solution-proposed
  within: { hours: 2 }${more}`);
  const waiting = { change: { status: 'waiting-for-customer' } };

  it('stands still with it, once', () => {
    const life = registered().fact('work-paused', '2026-03-02 12:00', waiting).rings('2026-03-03 20:00');
    expect([life.deadline('resolution').status, life.deadline('rehearsal').status]).toEqual(['paused', 'paused']);
    life.fact('work-resumed', '2026-03-04 12:00');
    expect([life.stands('resolution'), life.stands('rehearsal')]).toEqual([
      'running, due 2026-03-05 09:00',
      'running, due 2026-03-05 07:00',
    ]);
    expect(life.told('DeadlineMissed')).toEqual([]);
  });

  it('goes on when that one was met meanwhile', () => {
    const life = registered()
      .fact('work-paused', '2026-03-02 12:00', waiting)
      .fact('complaint-resolved', '2026-03-02 13:00');
    expect(life.stands('rehearsal')).toBe('running, due 2026-03-03 07:00');
  });

  it('that is set while it stands still begins standing still', () => {
    const life = registeredUnder(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
  pausesWhile: waiting-for-customer
rehearsal:
  appliesWhen: grade == "major"
  starts: [case-graded, { before: resolution }]
  ends: solution-proposed
  within: { hours: 2 }`)
      .fact('work-paused', '2026-03-02 12:00', waiting)
      .fact('case-graded', '2026-03-02 14:00', { change: { grade: 'major' } });
    expect(life.deadline('rehearsal').status).toBe('paused');
    expect(life.fact('work-resumed', '2026-03-02 15:00').stands('rehearsal')).toBe('running, due 2026-03-03 10:00');
  });
});

describe('an outer limit', () => {
  const registered = () =>
    registeredUnder(`outer:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
  pausesWhile: waiting-for-customer
inner:
  starts: complaint-registered
  ends: answer-sent
  within: { hours: 30 }
  notAfter: outer
  extension: { upTo: [{ hours: 100, approver: leader-in-charge }] }
late:
  starts: { deadline: outer, falls: missed }
  ends: answer-sent
  within: { hours: 5 }
  notAfter: outer`);

  it('that stands still has no due time to hold to', () => {
    const life = registered().fact('work-paused', '2026-03-02 12:00', { change: { status: 'waiting-for-customer' } });
    expect([life.stands('outer'), life.stands('inner')]).toEqual([
      'paused, due 2026-03-03 09:00',
      'running, due 2026-03-03 15:00',
    ]);
    life.fact('work-resumed', '2026-03-02 14:00');
    expect(life.stands('inner')).toBe('running, due 2026-03-03 11:00');
  });

  it('limits an extension too', () => {
    const life = registered().extended('inner', '2026-03-04 09:00', '2026-03-02 12:00', ['leader-in-charge']);
    expect(life.refused).toEqual({
      code: 'extension-beyond-limit',
      deadline: 'inner',
      until: at('2026-03-04 09:00'),
      limit: at('2026-03-03 09:00'),
      outer: 'outer',
    });
  });

  it('that has passed already limits nothing', () =>
    expect(registered().rings('2026-03-03 09:00').stands('late')).toBe('running, due 2026-03-03 14:00'));
});
