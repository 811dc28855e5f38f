import { tellNotBefore } from './notice-hours.js';
import { at, calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendars = calendarsOf(`id: cn-standard
version: 1
title: { zh: 通知时段, en: Notice hours }
zone: Asia/Shanghai
hours: { everyDay: [08:00-21:00] }
standardDay: 13:00`);
const hours = calendars.named('cn-standard');
const policy = policyWith(
  `resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { hours: 2 }
  calendar: always`,
  'urgencies: { normal: { zh: 一般, en: Normal }, urgent: { zh: 加急, en: Urgent } }',
);
const told = (moment: string, urgency?: string, within = hours) => {
  const life = new Life(policy, calendars).registered('2026-03-02 10:00', { facts: urgency ? { urgency } : {} });
  return local(tellNotBefore(life.timetable, policy, at(moment), within));
};

describe('what is noticed', () => {
  it.each([
    ['at once within the hours of notices', '2026-03-02 20:59', null],
    ['in the morning where it is noticed late at night', '2026-03-02 21:00', '2026-03-03 08:00'],
    ['the same morning where it is noticed before dawn', '2026-03-03 03:30', '2026-03-03 08:00'],
    ['at once at the very opening', '2026-03-03 08:00', null],
  ])('is told %s', (_when, noticed, notBefore) => expect(told(noticed)).toBe(notBefore));

  it('is told at once at any time where it is urgent (E1-1)', () => {
    expect(told('2026-03-03 03:30', 'urgent')).toBeNull();
    expect(told('2026-03-03 03:30', 'normal')).toBe('2026-03-03 08:00');
  });

  it('is told at any time where no hours are set', () => {
    const none = new Life(policy, calendars).registered('2026-03-02 10:00').timetable;
    expect(tellNotBefore(none, policy, at('2026-03-03 03:30'), undefined)).toBeNull();
  });
});
