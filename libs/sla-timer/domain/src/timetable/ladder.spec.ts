import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf, Life, local, policyOf, policyWith } from './spec-support.js';

const policies = join(__dirname, '../../../../../policies');
const read = (file: string) => readFileSync(join(policies, file), 'utf8');
const calendars = calendarsOf(read('calendars/cn-standard.yaml'));
const fiveLevels = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 1 }
  calendar: always
  ladder:
    supervisor: { tell: supervisor }
    chase: { from: start, after: { hours: 24 }, tell: [supervisor, handler] }
    department-manager: { from: start, after: { days: 3 }, tell: department-manager, escalateTo: department-manager }
    leader: { from: start, after: { days: 5 }, tell: leader-in-charge, escalateTo: leader-in-charge, raiseGradeTo: major }
    head-office: { from: start, after: { days: 7 }, tell: head-office, reassignTo: head-office }
    after-that: { from: start, after: { days: 9 }, tell: head-office }`);
const registered = () => new Life(fiveLevels, calendars).registered('2026-03-06 09:00');
const taken = (life: Life) =>
  life.told('LadderStepTaken').map(({ data: { step, dueAt, noticedAt } }) => [step, local(dueAt), local(noticedAt)]);

describe('the ladder', () => {
  it('takes each step when it is due, once', () => {
    const life = registered()
      .rings('2026-03-06 10:00')
      .rings('2026-03-06 10:00')
      .rings('2026-03-07 09:00')
      .rings('2026-03-07 09:00:01')
      .rings('2026-03-09 09:00');
    expect(taken(life)).toEqual([
      ['supervisor', '2026-03-06 10:00', '2026-03-06 10:00'],
      ['chase', '2026-03-07 09:00', '2026-03-07 09:00'],
      ['department-manager', '2026-03-09 09:00', '2026-03-09 09:00'],
    ]);
  });

  it('catches up five levels in one pass after eight days of outage, in order, each with due and noticed time', () => {
    const life = registered().rings('2026-03-14 09:30');
    expect(taken(life)).toEqual([
      ['supervisor', '2026-03-06 10:00', '2026-03-14 09:30'],
      ['chase', '2026-03-07 09:00', '2026-03-14 09:30'],
      ['department-manager', '2026-03-09 09:00', '2026-03-14 09:30'],
      ['leader', '2026-03-11 09:00', '2026-03-14 09:30'],
      ['head-office', '2026-03-13 09:00', '2026-03-14 09:30'],
    ]);
    expect(life.events.slice(2).map(({ type }) => type)).toEqual([
      'DeadlineMissed',
      ...Array<string>(5).fill('LadderStepTaken'),
    ]);
    expect(life.deadline('resolution').moments.map(({ key }) => key)).toEqual(['step:after-that']);
  });

  it('says whom to tell, which grade, who takes over', () =>
    expect(
      registered()
        .rings('2026-03-14 09:30')
        .told('LadderStepTaken')
        .slice(3)
        .map(({ data: { tell, escalateTo, raiseGradeTo, reassignTo } }) => [
          tell,
          escalateTo,
          raiseGradeTo,
          reassignTo,
        ]),
    ).toEqual([
      [['leader-in-charge'], 'leader-in-charge', 'major', null],
      [['head-office'], null, null, 'head-office'],
    ]));

  it('ends with the deadline', () => {
    const life = registered().rings('2026-03-06 10:00').fact('complaint-resolved', '2026-03-06 12:00');
    expect(taken(life.rings('2026-03-20 09:00')).map(([step]) => step)).toEqual(['supervisor']);
  });

  it('passes over a step whose condition does not hold then, for good', () => {
    const policy = policyWith(`contact:
  starts: complaint-registered
  ends: customer-contacted
  within: { hours: 1 }
  ladder: { leader: { when: grade == "major", tell: leader-in-charge } }`);
    const missed = new Life(policy, calendars).registered('2026-03-06 09:00').rings('2026-03-06 10:00');
    expect(missed.told('LadderStepPassedOver').map(({ data }) => data.step)).toEqual(['leader']);
    missed.fact('case-graded', '2026-03-06 10:30', { change: { grade: 'major' } }).rings('2026-03-06 11:00');
    expect(missed.told('LadderStepTaken')).toEqual([]);
  });

  it('of the standard policy: 1 hour, 24 hours, 3, 7 and 15 business days, one month', () => {
    const life = new Life(policyOf(read('standard/1.yaml')), calendars)
      .registered('2026-03-02 09:00')
      .fact('case-opened', '2026-03-02 09:00', { change: { grade: 'general', department: 'production' } })
      .fact('complaint-accepted', '2026-03-02 09:30')
      .rings('2026-04-10 09:00');
    expect(taken(life).map(([step, due]) => [step, due])).toEqual([
      ['supervisor', '2026-03-02 10:00'],
      ['chase', '2026-03-03 09:00'],
      ['department-manager', '2026-03-05 09:00'],
      ['leader-in-charge', '2026-03-11 09:00'],
      ['head-office', '2026-03-23 09:00'],
      ['major', '2026-04-02 09:30'],
    ]);
  });
});
