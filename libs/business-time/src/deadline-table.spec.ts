import type { Within } from './index.js';
import { HOUR, MINUTE_MS, office, shanghai, shippedCalendar } from './reference/calendars.js';
import { compileCalendar } from './compile.js';

const standard = shippedCalendar('cn-standard');
const sixDays = shippedCalendar('cn-six-days');
const withLunch = compileCalendar(office('Asia/Shanghai'));
const days = (count: number): Within => ({ unit: 'business-days', days: count });

/** Rules of the deadline table that are reckoned by a calendar, each with instants of Shanghai. */
describe('the deadline table', () => {
  it.each([
    ['B-12 first contact', { unit: 'elapsed', ms: HOUR }, '2026-03-06 17:45', '2026-03-06 18:45'],
    ['B-12 answer the same day', { unit: 'same-day' }, '2026-03-06 09:12', '2026-03-07 00:00'],
    ['A-13 enquiry over a holiday', { unit: 'elapsed', ms: 24 * HOUR }, '2025-09-30 17:00', '2025-10-01 17:00'],
    ['B-10 chase', { unit: 'elapsed', ms: 24 * HOUR }, '2026-03-06 17:00', '2026-03-07 17:00'],
    ['A-14 in a plain week', days(3), '2026-03-03 10:00', '2026-03-06 10:00'],
    // 28 September and 11 October 2025 are make-up days; 1 to 8 October is National Day with Mid-autumn
    ['A-14 over National Day, from the make-up Sunday', days(3), '2025-09-28 10:00', '2025-10-09 10:00'],
    ['A-14 over National Day, to the make-up Saturday', days(3), '2025-09-30 10:00', '2025-10-11 10:00'],
    ['A-14 special, across both', days(7), '2025-09-26 10:00', '2025-10-13 10:00'],
    ['D-4 acceptance told', { unit: 'calendar-days', count: 3 }, '2025-09-30 16:20', '2025-10-03 16:20'],
    ['D-5 general', days(5), '2026-04-29 11:00', '2026-05-09 11:00'],
    ['D-6 major', days(15), '2026-09-18 11:00', '2026-10-15 11:00'],
    ['D-8 ten minutes', { unit: 'elapsed', ms: 10 * MINUTE_MS }, '2026-03-06 17:55', '2026-03-06 18:05'],
    ['D-13 one month from 31 January', { unit: 'calendar-months', count: 1 }, '2026-01-31 15:30', '2026-02-28 15:30'],
    ['D-13 in a leap year', { unit: 'calendar-months', count: 1 }, '2028-01-31 15:30', '2028-02-29 15:30'],
    ['E3-3 half an hour', { unit: 'elapsed', ms: 30 * MINUTE_MS }, '2026-03-06 17:45', '2026-03-06 18:15'],
    ['E6-1 twenty minutes', { unit: 'elapsed', ms: 20 * MINUTE_MS }, '2026-03-06 23:50', '2026-03-07 00:10'],
    [
      'B-18 one working hour asked at 17:45',
      { unit: 'working-time', ms: HOUR },
      '2026-03-05 17:45',
      '2026-03-06 09:45',
    ],
    ['B-18 asked on a Friday', { unit: 'working-time', ms: HOUR }, '2026-03-06 17:45', '2026-03-09 09:45'],
    ['B-18 formalities', days(2), '2026-02-13 15:00', '2026-02-24 15:00'],
    ['A-7 callback', { unit: 'calendar-weeks', count: 1 }, '2026-03-06 17:00', '2026-03-13 17:00'],
  ] as const)('%s', (_rule, within, from, due) => {
    expect(standard.due(shanghai(from), within).at).toBe(shanghai(due));
    expect(standard.reckon(shanghai(from), within).due).toBe(shanghai(due));
  });

  it.each([
    ['Friday 10:00 is due Monday 10:00', '2026-03-06 10:00', '2026-03-09 10:00'],
    ['Saturday 10:00 is due Tuesday 10:00', '2026-03-07 10:00', '2026-03-10 10:00'],
    ['a holiday Saturday does not count', '2026-06-18 10:00', '2026-06-23 10:00'],
  ])('E5-3 with Saturday a business day: %s', (_rule, from, due) =>
    expect(sixDays.due(shanghai(from), days(2)).at).toBe(shanghai(due)),
  );

  it.each([
    ['across lunch', '2026-03-06 10:00', '2026-03-06 15:00'],
    ['across the night', '2026-03-05 16:30', '2026-03-06 11:30'],
    ['across the weekend', '2026-03-06 17:00', '2026-03-09 12:00'],
  ])('E3-4 half a working day %s', (_rule, from, due) =>
    expect(withLunch.due(shanghai(from), { unit: 'working-days', days: 0.5 }).at).toBe(shanghai(due)),
  );

  it('A-13 a suggestion is due on the date promised', () =>
    expect(standard.due(shanghai('2026-03-06 10:00'), { unit: 'agreed', dueAt: shanghai('2026-03-20 12:00') }).at).toBe(
      shanghai('2026-03-20 12:00'),
    ));
});
