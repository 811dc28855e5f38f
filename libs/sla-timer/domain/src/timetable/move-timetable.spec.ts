import { calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendars = calendarsOf(`id: cn-standard
version: 1
title: { zh: 日历, en: Calendar }
zone: Asia/Shanghai
hours: { weekdays: [09:00-18:00] }
`);
const resolution = (days: number) => `resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: ${days} }
`;
const contact = `contact:
  starts: complaint-registered
  ends: customer-contacted
  within: { hours: 1 }
`;
const chase = `chase:
  starts: complaint-registered
  ends: findings-recorded
  within: { businessDays: 2 }
`;
const first = policyWith(`${resolution(3)}${contact}${chase}`);
const second = {
  ...policyWith(`${resolution(5)}${contact}report:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 4 }
survey:
  starts: complaint-registered
  ends: answer-sent
  within: { minutes: 30 }`),
  version: 2,
};
const registered = () => new Life(first, calendars).registered('2026-03-02 10:00');
const moved = (life = registered()) => life.movedTo(second, '2026-03-03 12:00');

describe('a complaint moved to another version of its policy', () => {
  it('is due by that version from here on, with the old and the new due time and why', () => {
    const life = moved();
    expect(life.timetable.policy).toEqual({ name: 'example', version: 2 });
    expect(life.stands('resolution')).toBe('running, due 2026-03-09 10:00');
    const [{ data } = { data: undefined }] = life.told('DeadlineMoved');
    expect([local(data?.previousDueAt ?? null), local(data?.dueAt ?? null), data?.cause]).toEqual([
      '2026-03-05 10:00',
      '2026-03-09 10:00',
      'policy',
    ]);
  });

  it('drops what only the old version knew, and starts what only the new one knows unless that would be over', () => {
    const life = moved();
    expect(life.stands('chase')).toBe('cancelled, due 2026-03-04 10:00');
    expect(life.told('DeadlineCancelled').map(({ data }) => data.because)).toEqual(['policy']);
    expect(life.stands('report')).toBe('running, due 2026-03-06 10:00');
    expect(life.stands('survey')).toBe('none');
  });

  it('keeps what was met and what was missed', () => {
    const met = moved(registered().fact('customer-contacted', '2026-03-02 10:30'));
    expect(met.stands('contact')).toBe('met, due 2026-03-02 11:00');
    const missed = moved(registered().rings('2026-03-02 11:00'));
    expect(missed.stands('contact')).toBe('overdue, due 2026-03-02 11:00');
    expect(missed.told('DeadlineMissed')).toHaveLength(1);
  });

  it('says nothing a second time', () => {
    const life = moved();
    const told = life.events.length;
    expect(life.movedTo(second, '2026-03-03 13:00').events).toHaveLength(told);
  });

  it('is told as it was when a fact of before arrives late: by the old version until then, by the new one since', () => {
    const life = moved().fact('findings-recorded', '2026-03-02 17:00', { recorded: '2026-03-03 15:00' });
    expect(life.stands('resolution')).toBe('running, due 2026-03-09 10:00');
    expect(life.stands('report')).toBe('running, due 2026-03-06 10:00');
    expect(life.stands('chase')).toBe('met, due 2026-03-04 10:00');
    expect(life.told('DeadlineVoided')).toEqual([]);
  });

  it('can be reopened, whatever only the old version knew', () => {
    const life = moved().fact('complaint-resolved', '2026-03-04 09:00').fact('case-reopened', '2026-03-04 10:00');
    expect(life.refused).toBeUndefined();
    expect(life.stands('resolution')).toContain('running');
  });
});
