import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendars = calendarsOf(
  readFileSync(join(__dirname, '../../../../../policies/calendars/cn-standard.yaml'), 'utf8'),
);
const policy = policyWith(`contact:
  starts: complaint-registered
  ends: { fact: customer-contacted, when: fact.reached }
  within: { hours: 1 }
  calendar: always
  warnings: { half: { share: 0.5, tell: handler }, last-minutes: { before: { minutes: 10 }, tell: [handler, supervisor] } }
  ladder: { supervisor: { tell: supervisor } }
apology:
  starts: { deadline: contact, falls: missed }
  ends: answer-sent
  within: { hours: 4 }`);
const registered = () => new Life(policy, calendars).registered('2026-03-06 09:00');
const kinds = (life: Life) => life.events.map(({ type }) => type);

describe('a deadline', () => {
  it('is met by what it waits for, and by nothing like it', () => {
    const life = registered().fact('customer-contacted', '2026-03-06 09:20', { reached: false });
    expect(life.stands('contact')).toBe('running, due 2026-03-06 10:00');
    life.fact('customer-contacted', '2026-03-06 09:50', { reached: true });
    expect(life.stands('contact')).toBe('met, due 2026-03-06 10:00');
    expect(life.deadline('contact').metAt).toBe(at('2026-03-06 09:50'));
  });

  it('is met in time at the very moment it falls due', () => {
    const life = registered().fact('customer-contacted', '2026-03-06 10:00', { reached: true });
    expect(life.deadline('contact')).toMatchObject({ status: 'met', missedAt: null });
  });

  it('is missed when it falls due, noticed when somebody looks', () => {
    const life = registered().rings('2026-03-06 10:03');
    const { dueAt, noticedAt } = life.told('DeadlineMissed')[0]?.data ?? {};
    expect([dueAt, noticedAt]).toEqual([at('2026-03-06 10:00'), at('2026-03-06 10:03')]);
  });

  it('is met late after it was missed, and stays missed', () => {
    const life = registered()
      .rings('2026-03-06 10:00')
      .fact('customer-contacted', '2026-03-06 10:30', { reached: true });
    expect(life.stands('contact')).toBe('met-late, due 2026-03-06 10:00');
    expect(life.deadline('contact').missedAt).toBe(at('2026-03-06 10:00'));
    expect(life.told('DeadlineMet')[0]?.data.inTime).toBe(false);
  });

  it('is missed before it is met late although no alarm rang', () =>
    expect(kinds(registered().fact('customer-contacted', '2026-03-06 10:30', { reached: true })).slice(3)).toEqual([
      'DeadlineWarned',
      'DeadlineMissed',
      'DeadlineSet',
      'LadderStepTaken',
      'FactNoted',
      'DeadlineMet',
    ]));

  it('charges the department that held the matter when it was missed', () => {
    const life = registered()
      .fact('case-routed', '2026-03-06 09:30', { change: { department: 'production' } })
      .rings('2026-03-06 10:00');
    expect(life.told('DeadlineMissed')[0]?.data.department).toBe('production');
    expect(life.told('DeadlineSet')[0]?.data.department).toBe('service');
  });

  it('falls away with the complaint', () => {
    const life = registered().fact('complaint-withdrawn', '2026-03-06 09:30').rings('2026-03-06 12:00');
    expect(life.stands('contact')).toBe('cancelled, due 2026-03-06 10:00');
    expect(life.told('DeadlineMissed')).toEqual([]);
  });
});

describe('a warning', () => {
  it('comes at its share of the time and before the end, each once', () => {
    const life = registered().rings('2026-03-06 09:30').rings('2026-03-06 09:31').rings('2026-03-06 09:50');
    expect(
      life.told('DeadlineWarned').map(({ data: { warning, warnAt, tell } }) => [warning, local(warnAt), tell]),
    ).toEqual([
      ['half', '2026-03-06 09:30', ['handler']],
      ['last-minutes', '2026-03-06 09:50', ['handler', 'supervisor']],
    ]);
  });

  it('does not come after the deadline is met', () =>
    expect(
      registered()
        .fact('customer-contacted', '2026-03-06 09:10', { reached: true })
        .rings('2026-03-06 09:55')
        .told('DeadlineWarned'),
    ).toEqual([]));
});

describe('an alarm', () => {
  it.each([
    ['rings early', () => registered(), '2026-03-06 09:29:59'],
    ['rings twice', () => registered().rings('2026-03-06 10:00'), '2026-03-06 10:00'],
    [
      'rings late, when it was met',
      () => registered().fact('customer-contacted', '2026-03-06 09:10', { reached: true }),
      '2026-03-06 10:00',
    ],
    ['rings before there is a timetable', () => new Life(policy, calendars), '2026-03-06 10:00'],
  ])('that %s says nothing', (_how, given, moment) => {
    const life = given();
    const before = life.events.length;
    expect(life.rings(moment).events.length).toBe(before);
  });
});

describe('a miss', () => {
  const missed = () => registered().rings('2026-03-06 10:00');
  const refuted = () =>
    missed().fact('customer-contacted', '2026-03-06 09:50', { reached: true, recorded: '2026-03-06 10:10' });

  // contact at 9:50, due at 10:00, written down at 10:10: figures follow what happened
  it('is refuted by a fact written down later', () => {
    expect(refuted().deadline('contact')).toMatchObject({ status: 'met', missedAt: null, refuted: true });
    expect(
      refuted()
        .told('MissRefuted')
        .map(({ data }) => data),
    ).toEqual([
      {
        deadline: 'contact',
        round: 1,
        dueAt: at('2026-03-06 10:00'),
        metAt: at('2026-03-06 09:50'),
        recordedAt: at('2026-03-06 10:10'),
      },
    ]);
  });

  it('leaves the steps that were taken in good faith', () =>
    expect(
      refuted()
        .deadline('contact')
        .steps.map(({ step }) => step),
    ).toEqual(['supervisor']));

  it('starts what hangs on it, and takes it back when it is refuted', () => {
    expect(missed().stands('apology')).toBe('running, due 2026-03-06 14:00');
    expect(refuted().stands('apology')).toBe('none');
    expect(
      refuted()
        .told('DeadlineVoided')
        .map(({ data }) => data.deadline),
    ).toEqual(['apology']);
  });

  it('stays when the fact came too late as well', () =>
    expect(
      missed()
        .fact('customer-contacted', '2026-03-06 10:05', { reached: true, recorded: '2026-03-06 10:10' })
        .deadline('contact'),
    ).toMatchObject({ status: 'met-late', refuted: false }));
});

it('noting the same fact again says nothing', () => {
  const life = registered().fact('customer-contacted', '2026-03-06 09:50', { reached: true });
  const before = life.events.length;
  expect(life.fact('customer-contacted', '2026-03-06 09:50', { reached: true }).events.length).toBe(before);
});

it('refuses facts, dates and calendars of a timetable that is not open', () => {
  const life = new Life(policy, calendars);
  expect(life.fact('answer-sent', '2026-03-06 09:00').refused).toEqual({ code: 'timetable-unknown' });
  expect(life.agreed('2026-03-09 09:00', '2026-03-06 09:00').refused).toEqual({ code: 'timetable-unknown' });
  expect(life.extended('contact', '2026-03-09 09:00', '2026-03-06 09:00', []).refused).toEqual({
    code: 'timetable-unknown',
  });
  expect(life.published(calendars, '2026-03-06 09:00').refused).toEqual({ code: 'timetable-unknown' });
});
