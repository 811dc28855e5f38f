import type { CalendarDay } from '@redress/contracts';
import { monthsOf, runsOf, standingOf } from './year-days.js';

const day = (date: string, more: Partial<CalendarDay> = {}): CalendarDay => ({
  date,
  hours: ['09:00-18:00'],
  standing: 'week',
  name: null,
  published: true,
  ...more,
});
const holiday = (date: string, zh: string) => day(date, { standing: 'holiday', hours: [], name: { zh } });

describe('the days of a year', () => {
  it('begin under their weekday, the week with Monday', () => {
    const [january, february] = monthsOf([day('2026-01-01'), day('2026-01-02'), day('2026-02-01')]);
    expect([january?.before, february?.before]).toEqual([3, 6]);
    expect(january?.days.map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('are told together where they lie in a row and are one holiday', () =>
    expect(
      runsOf([
        holiday('2026-10-01', '国庆节'),
        holiday('2026-10-02', '国庆节'),
        day('2026-10-03'),
        holiday('2026-10-04', '国庆节'),
        holiday('2026-10-05', '中秋节'),
      ]).map(({ first, last }) => [first.date, last.date]),
    ).toEqual([
      ['2026-10-01', '2026-10-02'],
      ['2026-10-04', '2026-10-04'],
      ['2026-10-05', '2026-10-05'],
    ]));

  it('tell a day that is closed in every week from a working day', () =>
    expect([standingOf(day('2026-01-03', { hours: [] })), standingOf(day('2026-01-05'))]).toEqual([
      'weekly-closed',
      'week',
    ]));
});
