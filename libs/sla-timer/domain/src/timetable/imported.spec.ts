import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf, Life, policyOf } from './spec-support.js';

const policies = join(__dirname, '../../../../../policies');
const read = (file: string) => readFileSync(join(policies, file), 'utf8');
const calendars = calendarsOf(read('calendars/cn-standard.yaml'));
const standard = policyOf(read('standard/1.yaml'));
const imported = (...history: readonly (readonly [string, string])[]) =>
  new Life(standard, calendars).registered('2026-01-05 09:00', { recorded: '2026-03-02 10:00', history });

describe('a complaint that was brought over', () => {
  it('is judged by its own times', () => {
    const life = imported(
      ['customer-contacted', '2026-01-05 09:40'],
      ['complaint-accepted', '2026-01-06 09:00'],
      ['complaint-resolved', '2026-01-12 09:00'],
    );
    expect(life.deadline('first-contact').status).toBe('met');
    expect(life.deadline('acceptance-notice').status).toBe('met');
    expect(life.stands('resolution')).toBe('met-late, due 2026-01-08 09:00');
    expect(life.deadline('settled-within-a-month').status).toBe('met');
  });

  it('rings nobody about what came due before it was brought over', () => {
    const life = imported(['complaint-resolved', '2026-01-12 09:00']).rings('2026-03-02 10:00');
    expect(life.told('LadderStepTaken')).toEqual([]);
    expect(life.told('DeadlineWarned')).toEqual([]);
    expect(
      life
        .told('DeadlineMissed')
        .map(({ data }) => data.deadline)
        .sort(),
    ).toEqual(['acceptance-notice', 'callback', 'first-contact', 'resolution']);
  });

  it('rings about what comes due afterwards', () => {
    const life = imported(['complaint-accepted', '2026-02-20 09:00']).rings('2026-03-20 09:00');
    expect(life.told('LadderStepTaken').map(({ data }) => [data.deadline, data.step])).toEqual([
      ['settled-within-a-month', 'major'],
    ]);
  });

  it('keeps its older times when the other services tell theirs', () => {
    const life = imported(['complaint-resolved', '2026-01-06 09:00'])
      .fact('case-opened', '2026-01-05 09:00', {
        recorded: '2026-03-02 10:01',
        change: { grade: 'general', department: 'production' },
      })
      .fact('complaint-resolved', '2026-01-06 09:00', { reached: true, recorded: '2026-03-02 10:01' })
      .fact('case-closed', '2026-01-20 09:00', { recorded: '2026-03-02 10:01' })
      .rings('2026-03-02 10:02');
    expect(life.stands('resolution')).toBe('met, due 2026-01-08 09:00');
    expect(life.stands('callback')).toBe('cancelled, due 2026-01-13 09:00');
    expect(life.told('LadderStepTaken')).toEqual([]);
  });
});
