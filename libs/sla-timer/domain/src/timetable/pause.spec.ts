import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
});
