import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, calendarsOf, Life, local, policyOf, policyWith } from './spec-support.js';

const policies = join(__dirname, '../../../../../policies');
const read = (file: string) => readFileSync(join(policies, file), 'utf8');
const calendars = calendarsOf(read('calendars/cn-standard.yaml'));
const registeredUnder = (onReopening: string) =>
  new Life(
    policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 24 }
  ladder: { manager: { tell: department-manager } }
  onReopening: ${onReopening}`),
    calendars,
  ).registered('2026-03-02 09:00');
const inTime = (onReopening: string) =>
  registeredUnder(onReopening).fact('complaint-resolved', '2026-03-02 15:00').fact('case-reopened', '2026-03-05 10:00');
const tooLate = (onReopening: string) =>
  registeredUnder(onReopening).fact('complaint-resolved', '2026-03-03 15:00').fact('case-reopened', '2026-03-05 10:00');

describe('on reopening', () => {
  it.each(['new', 'restart'])('%s gives the full length again', (onReopening) => {
    expect(inTime(onReopening).deadline('resolution')).toMatchObject({ round: 2, startedAt: at('2026-03-05 10:00') });
    expect(inTime(onReopening).stands('resolution')).toBe('running, due 2026-03-06 10:00');
  });

  it('resume gives the time that was left', () => {
    // 18 of 24 hours were left at 15:00
    expect(inTime('resume').stands('resolution')).toBe('running, due 2026-03-06 04:00');
    expect(inTime('resume').deadline('resolution').pauses).toEqual([
      { from: at('2026-03-02 15:00'), to: at('2026-03-05 10:00') },
    ]);
  });

  it('resume gives the time that was left after a closing without resolution too', () => {
    const closed = registeredUnder('resume')
      .fact('case-closed', '2026-03-02 15:00')
      .fact('case-reopened', '2026-03-05 10:00');
    expect(closed.stands('resolution')).toBe('running, due 2026-03-06 04:00');
  });

  it('stay-ended leaves it ended', () =>
    expect(inTime('stay-ended').deadline('resolution')).toMatchObject({ round: 1, status: 'met' }));

  it.each(['new', 'resume', 'stay-ended'])('what was missed stays missed (%s)', (onReopening) => {
    const [first] = tooLate(onReopening).timetable.rounds.get('resolution') ?? [];
    expect(first).toMatchObject({ status: 'met-late', missedAt: at('2026-03-03 09:00') });
  });

  it('what was missed is not missed or told a second time by running on', () => {
    const life = tooLate('resume').rings('2026-03-20 09:00');
    expect([life.told('DeadlineMissed').length, life.told('LadderStepTaken').length]).toEqual([1, 1]);
  });

  // A callback used to be due a week after the reopening, with nothing to call back about
  it('what is due after the end waits for the next end', () => {
    const life = new Life(policyOf(read('standard/1.yaml')), calendars)
      .registered('2026-03-02 09:00')
      .fact('complaint-resolved', '2026-03-03 09:00')
      .fact('case-reopened', '2026-03-04 09:00');
    expect(life.deadline('callback')).toMatchObject({ status: 'cancelled', round: 1 });
    life.fact('complaint-resolved', '2026-03-06 09:00');
    expect(life.deadline('callback')).toMatchObject({ status: 'running', round: 2 });
    expect(local(life.deadline('callback').dueAt)).toBe('2026-03-13 09:00');
  });

  describe('resume', () => {
    const resuming = (more = '') =>
      new Life(
        policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  pausesWhile: waiting-for-customer
  onReopening: resume
  warnings: { half: { share: 0.5, tell: handler } }
  extension: { upTo: [{ businessDays: 15, approver: head-office }] }${more}`),
        calendars,
      ).registered('2026-03-02 10:00');

    // It stood as missed in the meantime, at a due time before the reopening
    it('a second time gives what was left the second time', () => {
      const life = resuming()
        .fact('complaint-resolved', '2026-03-03 10:00')
        .fact('case-reopened', '2026-03-10 10:00')
        .fact('complaint-resolved', '2026-03-11 10:00')
        .fact('case-reopened', '2026-03-18 10:00');
      expect(life.stands('resolution')).toBe('running, due 2026-03-19 10:00');
      expect(life.deadline('resolution')).toMatchObject({ round: 3, missedAt: null });
    });

    it('keeps what was granted', () => {
      const life = resuming()
        .extended('resolution', '2026-03-11 10:00', '2026-03-03 11:00', ['head-office'])
        .fact('complaint-resolved', '2026-03-09 10:00')
        .fact('case-reopened', '2026-03-12 10:00');
      expect(life.stands('resolution')).toBe('running, due 2026-03-16 10:00');
      expect(life.deadline('resolution').extensions).toHaveLength(1);
    });

    it('keeps the pauses there were, one that ended with the matter included', () => {
      const life = resuming()
        .fact('work-paused', '2026-03-02 11:00', { change: { status: 'waiting-for-customer' } })
        .fact('complaint-resolved', '2026-03-03 11:00')
        .fact('case-reopened', '2026-03-10 11:00');
      // an hour was used; it stood still for one business day, and was ended for five
      expect(life.stands('resolution')).toBe('running, due 2026-03-13 10:00');
    });

    it('warns of nothing a second time', () => {
      const life = resuming().rings('2026-03-04 09:00').fact('complaint-resolved', '2026-03-04 10:00');
      life.fact('case-reopened', '2026-03-06 10:00').rings('2026-03-06 12:00');
      expect(life.told('DeadlineWarned')).toHaveLength(1);
    });
  });
});
