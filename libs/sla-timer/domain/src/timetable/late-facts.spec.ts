import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, calendarsOf, Life, policyOf, policyWith } from './spec-support.js';

const policies = join(__dirname, '../../../../../policies');
const read = (file: string) => readFileSync(join(policies, file), 'utf8');
const calendars = calendarsOf(read('calendars/cn-standard.yaml'));
const standard = policyOf(read('standard/1.yaml'));
const registered = () => new Life(standard, calendars).registered('2026-03-02 09:00');

/** Topics overtake one another: each line tells what must not depend on who came first. */
describe('a fact that arrives late', () => {
  it('meets what a later closing had cancelled: the callback that led to it', () => {
    const life = registered()
      .fact('complaint-resolved', '2026-03-03 09:00')
      .fact('case-closed', '2026-03-06 10:00')
      .fact('callback-recorded', '2026-03-06 10:00', { reached: true });
    expect(life.deadline('callback')).toMatchObject({ status: 'met', metAt: at('2026-03-06 10:00'), round: 1 });
  });

  it('starts what its end had overtaken, and settles it at once', () => {
    const life = registered()
      .fact('complaint-resolved', '2026-03-05 15:00')
      .fact('complaint-accepted', '2026-03-03 09:00', { recorded: '2026-03-05 15:01' });
    expect(life.deadline('settled-within-a-month')).toMatchObject({ status: 'met', startedAt: at('2026-03-03 09:00') });
    expect(life.deadline('acceptance-notice')).toMatchObject({ status: 'met', refuted: true });
  });

  it('starts what its end had overtaken, and what was missed in between is missed', () => {
    const life = registered()
      .fact('findings-recorded', '2026-03-04 09:00', { recorded: '2026-03-04 09:00' })
      .fact('case-opened', '2026-03-02 09:05', { recorded: '2026-03-04 09:01' });
    expect(life.deadline('departmental-answer')).toMatchObject({
      status: 'met-late',
      missedAt: at('2026-03-03 09:05'),
    });
    expect(life.told('LadderStepTaken').map(({ data }) => data.step)).toContain('chase');
  });

  // A miss that was noticed before the opening of the case had arrived was charged to nobody, for good.
  it('charges a miss to the department that held the matter when it fell due', () => {
    const life = new Life(standard, calendars)
      .registered('2026-03-02 09:00', { recorded: '2026-03-02 11:00' })
      .fact('case-routed', '2026-03-02 09:05', { change: { department: 'market' }, recorded: '2026-03-02 11:01' })
      .fact('case-routed', '2026-03-02 10:30', { change: { department: 'quality' }, recorded: '2026-03-02 11:02' });
    expect(life.deadline('first-contact')).toMatchObject({ missedAt: at('2026-03-02 10:00'), department: 'market' });
  });

  it('that met it earlier is the one that counts', () => {
    const life = registered()
      .fact('customer-contacted', '2026-03-02 11:00', { reached: true })
      .fact('customer-contacted', '2026-03-02 09:30', { reached: true, recorded: '2026-03-02 11:30' });
    expect(life.deadline('first-contact')).toMatchObject({
      status: 'met',
      metAt: at('2026-03-02 09:30'),
      refuted: true,
    });
  });

  it('that ended everything earlier takes back what came due since, not the steps taken in good faith', () => {
    const life = registered()
      .rings('2026-03-05 09:00')
      .fact('complaint-withdrawn', '2026-03-04 09:00', { recorded: '2026-03-05 09:30' });
    expect(life.deadline('resolution')).toMatchObject({ status: 'cancelled', missedAt: null });
    expect(life.deadline('first-contact')).toMatchObject({ missedAt: at('2026-03-02 10:00') });
    const takenBack = life.timetable.rounds.get('resolution')?.[0];
    expect(takenBack?.steps.map(({ step }) => step)).toEqual(['department-manager']);
  });

  it('does not warn or escalate a second time', () => {
    const policy = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: [{ when: grade == "major", businessDays: 5 }, { businessDays: 2 }]
  warnings: { half: { share: 0.5, tell: handler } }
  ladder: { manager: { tell: department-manager }, leader: { after: { businessDays: 5 }, tell: leader-in-charge } }`);
    const life = new Life(policy, calendars)
      .registered('2026-03-02 09:00')
      .rings('2026-03-04 09:00')
      .fact('case-graded', '2026-03-02 10:00', { recorded: '2026-03-04 09:30', change: { grade: 'major' } });
    expect(life.stands('resolution')).toBe('running, due 2026-03-09 09:00');
    life.rings('2026-03-20 09:00');
    expect(life.told('DeadlineWarned')).toHaveLength(1);
    expect(life.told('LadderStepTaken').map(({ data }) => data.step)).toEqual(['manager', 'leader']);
    expect(life.deadline('resolution').missedAt).toBe(at('2026-03-09 09:00'));
  });

  it('moves a miss without telling anybody a second time', () => {
    const policy = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
  pausesWhile: waiting-for-customer
  ladder: { manager: { tell: department-manager } }`);
    const life = new Life(policy, calendars)
      .registered('2026-03-02 09:00')
      .fact('work-resumed', '2026-03-02 11:00')
      .rings('2026-03-04 09:00')
      .fact('work-paused', '2026-03-02 10:00', {
        recorded: '2026-03-04 09:30',
        change: { status: 'waiting-for-customer' },
      });
    expect(life.deadline('resolution')).toMatchObject({ status: 'overdue', missedAt: at('2026-03-03 10:00') });
    expect(life.told('LadderStepTaken')).toHaveLength(1);
  });

  it('keeps what the latest fact says of the case', () => {
    const life = registered()
      .fact('case-graded', '2026-03-02 11:00', { change: { grade: 'major' } })
      .fact('case-graded', '2026-03-02 10:00', { recorded: '2026-03-02 11:05', change: { grade: 'general' } });
    expect(life.timetable.facts.grade).toBe('major');
  });
});
