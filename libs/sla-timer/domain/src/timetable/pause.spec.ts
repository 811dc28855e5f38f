import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unknownYearsOf } from './timetable.js';
import { at, calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendars = calendarsOf(
  readFileSync(join(__dirname, '../../../../../policies/calendars/cn-standard.yaml'), 'utf8'),
);
const policy = policyWith(`elapsed:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
  pausesWhile: waiting-for-customer
  warnings: { hour-before: { before: { hours: 1 }, tell: handler } }
  ladder: { chase: { from: start, after: { hours: 30 }, tell: supervisor } }
working:
  starts: complaint-registered
  ends: complaint-resolved
  within: { workingHours: 18 }
  pausesWhile: [waiting-for-customer, waiting-for-goods]
strict:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
late-comer:
  appliesWhen: grade == "major"
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 48 }
  pausesWhile: waiting-for-customer`);
const registered = () => new Life(policy, calendars).registered('2026-03-05 09:00');
const waiting = { change: { status: 'waiting-for-customer' } };
const overnight = () =>
  registered().fact('work-paused', '2026-03-05 17:00', waiting).fact('work-resumed', '2026-03-06 10:00');

describe('a pause', () => {
  it('moves what counts by the wall clock by the time paused', () =>
    expect(overnight().stands('elapsed')).toBe('running, due 2026-03-07 02:00'));

  it('moves what counts opening hours by the opening hours paused', () =>
    // 17:00 to 18:00 and 9:00 to 10:00 are two hours; they come after Friday’s closing, on Monday
    expect(overnight().stands('working')).toBe('running, due 2026-03-09 11:00'));

  it('leaves what does not pause in that state', () => {
    expect(overnight().stands('strict')).toBe('overdue, due 2026-03-06 09:00');
    const forGoods = registered().fact('work-paused', '2026-03-05 17:00', { change: { status: 'waiting-for-goods' } });
    expect([forGoods.deadline('elapsed').status, forGoods.deadline('working').status]).toEqual(['running', 'paused']);
  });

  it('is kept as an interval', () =>
    expect(overnight().deadline('elapsed').pauses).toEqual([
      { from: at('2026-03-05 17:00'), to: at('2026-03-06 10:00') },
    ]));

  it('lets nothing ring while it stands, and what is still to come rings later', () => {
    const paused = registered().fact('work-paused', '2026-03-05 17:00', waiting).rings('2026-03-06 09:30');
    expect(paused.told('DeadlineMissed').map(({ data }) => data.deadline)).toEqual(['strict']);
    expect(paused.told('DeadlineWarned')).toEqual([]);
    paused.fact('work-resumed', '2026-03-06 10:00');
    expect(paused.deadline('elapsed').moments.map(({ key, at: moment }) => [key, local(moment)])).toEqual([
      ['warn:hour-before', '2026-03-07 01:00'],
      ['due', '2026-03-07 02:00'],
      ['step:chase', '2026-03-07 08:00'],
    ]);
  });

  it('adds up with the next one', () => {
    const twice = overnight().fact('work-paused', '2026-03-06 12:00', waiting).fact('work-resumed', '2026-03-06 14:30');
    expect(twice.stands('elapsed')).toBe('running, due 2026-03-07 04:30');
  });

  it('does not touch what is overdue already', () => {
    const overdue = registered().rings('2026-03-06 09:00').fact('work-paused', '2026-03-06 09:30', waiting);
    expect(overdue.deadline('elapsed').status).toBe('overdue');
  });

  it('lets it be met in time, however long it lasts', () => {
    const done = registered()
      .fact('work-paused', '2026-03-05 17:00', waiting)
      .fact('complaint-resolved', '2026-03-20 09:00');
    expect(done.deadline('elapsed')).toMatchObject({ status: 'met', missedAt: null });
  });

  it('counts for what begins to apply later, since its start', () => {
    const late = overnight().fact('case-graded', '2026-03-06 11:00', { change: { grade: 'major' } });
    expect(late.stands('late-comer')).toBe('running, due 2026-03-08 02:00');
    const during = registered()
      .fact('work-paused', '2026-03-05 17:00', waiting)
      .fact('case-graded', '2026-03-06 11:00', { change: { grade: 'major' } });
    expect(during.deadline('late-comer')).toMatchObject({
      status: 'paused',
      pauses: [{ from: at('2026-03-05 17:00') }],
    });
  });

  // A pause written down after the miss was noticed used to change nothing
  it('that was written down late takes the miss back', () => {
    const life = registered()
      .rings('2026-03-06 09:00')
      .fact('work-paused', '2026-03-06 08:00', { ...waiting, recorded: '2026-03-06 09:10' });
    expect(life.deadline('elapsed')).toMatchObject({ status: 'paused', missedAt: null, round: 2 });
    expect(life.told('DeadlineVoided').map(({ data }) => data)).toEqual([
      { deadline: 'elapsed', round: 1, because: 'work-paused' },
    ]);
  });

  // What moved it after the resumption was lost, and it was missed at a due time that no longer stood
  it.each([
    ['another grade', (life: Life) => life.fact('case-graded', '2026-03-06 09:00', { change: { grade: 'major' } })],
    ['a date agreed', (life: Life) => life.agreed('2026-03-20 12:00', '2026-03-06 09:00')],
  ])('whose end was written down late keeps what followed it: %s', (_what, move) => {
    const graded = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: [{ when: grade == "major", businessDays: 10 }, { businessDays: 3 }]
  agreedTermReplaces: true
  pausesWhile: waiting-for-customer
  warnings: { half: { share: 0.5, tell: handler } }`);
    const paused = () =>
      new Life(graded, calendars).registered('2026-03-05 09:00').fact('work-paused', '2026-03-05 10:00', waiting);
    const inOrder = move(paused().fact('work-resumed', '2026-03-05 12:00'));
    const late = move(paused()).fact('work-resumed', '2026-03-05 12:00', { recorded: '2026-03-06 10:00' });
    const { pauses, dueAt, moments } = inOrder.deadline('resolution');
    expect(late.deadline('resolution')).toMatchObject({ status: 'running', pauses, dueAt, moments });
  });
});

describe('after a pause', () => {
  const registeredWith = (more: string) =>
    new Life(
      policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  ${more}`),
      calendars,
    ).registered('2026-03-02 10:00');
  const rings = (life: Life) =>
    life.deadline('resolution').moments.map(({ key, at: moment }) => `${key} ${local(moment) ?? ''}`);

  it('a warning by share counts the time that was used, not the time that stood still', () => {
    const elapsed = registeredWith(`within: { hours: 10 }
  pausesWhile: waiting-for-customer
  warnings: { half: { share: 0.5, tell: handler } }`)
      .fact('work-paused', '2026-03-02 11:00', waiting)
      .fact('work-resumed', '2026-03-02 21:00');
    expect(rings(elapsed)).toEqual(['warn:half 2026-03-03 01:00', 'due 2026-03-03 06:00']);
    const working = registeredWith(`within: { businessDays: 3 }
  pausesWhile: waiting-for-customer
  warnings: { half: { share: 0.5, tell: handler } }`)
      .fact('work-paused', '2026-03-02 11:00', waiting)
      .fact('work-resumed', '2026-03-09 11:00');
    // of 27 hours one was used before the pause, 12½ are left until half of them
    expect(rings(working)).toEqual(['warn:half 2026-03-10 14:30', 'due 2026-03-12 10:00']);
  });

  it('a step from the start moves in the unit it is counted in', () => {
    const life = registeredWith(`within: { workingHours: 9 }
  pausesWhile: waiting-for-customer
  ladder: { leader: { from: start, after: { hours: 100 }, tell: supervisor } }`)
      .fact('work-paused', '2026-03-02 17:00', waiting)
      .fact('work-resumed', '2026-03-03 10:00');
    expect(rings(life)).toEqual(['due 2026-03-03 12:00', 'step:leader 2026-03-07 07:00']);
  });

  it('a date that is agreed or granted stands as it was agreed', () => {
    const within = `within: { businessDays: 3 }
  agreedTermReplaces: true
  pausesWhile: waiting-for-customer
  ladder: { leader: { from: start, after: { businessDays: 7 }, tell: supervisor } }
  extension: { upTo: [{ businessDays: 7, approver: leader-in-charge }] }`;
    const paused = () =>
      registeredWith(within).fact('work-paused', '2026-03-02 11:00', waiting).fact('work-resumed', '2026-03-09 11:00');
    const agreed = paused().agreed('2026-03-13 18:00', '2026-03-09 12:00');
    expect(agreed.stands('resolution')).toBe('running, due 2026-03-13 18:00');
    agreed.fact('work-paused', '2026-03-10 10:00', waiting).fact('work-resumed', '2026-03-10 11:00');
    expect(agreed.stands('resolution')).toBe('running, due 2026-03-13 19:00');
    // seven business days from the start, and the five that it stood still
    const granted = paused().extended('resolution', '2026-03-18 10:00', '2026-03-09 12:00', ['leader-in-charge']);
    expect(granted.refused).toBeUndefined();
    expect(rings(granted)).toEqual(['due 2026-03-18 10:00', 'step:leader 2026-03-18 10:00']);
    expect(granted.deadline('resolution').pauses).toHaveLength(1);
    expect(
      paused().extended('resolution', '2026-03-18 10:01', '2026-03-09 12:00', ['leader-in-charge']).refused,
    ).toMatchObject({ code: 'extension-beyond-authority', latest: at('2026-03-18 10:00') });
  });

  it('it says which unpublished years it reaches into, until they are published', () => {
    const file = (years: string) =>
      calendarsOf(`id: cn-standard
version: ${years.length}
zone: Asia/Shanghai
hours: { weekdays: [09:00-18:00] }
knownYears: [${years}]`);
    const [now, then] = ['{ year: 2026, source: x }', '{ year: 2026, source: x }, { year: 2027, source: x }'].map(file);
    if (now === undefined || then === undefined) throw new Error('no calendars');
    const life = new Life(policy, now).registered('2026-12-21 09:00');
    life.fact('work-paused', '2026-12-21 10:00', waiting).fact('work-resumed', '2027-01-05 10:00');
    const years = () => unknownYearsOf(life.deadline('working'));
    expect([life.due('working'), years()]).toEqual(['2027-01-06 18:00', [2027]]);
    life.published(then, '2027-01-05 11:00');
    expect([life.due('working'), years()]).toEqual(['2027-01-06 18:00', []]);
  });
});
