import { type CalendarDefinition, compileCalendar, differentDays, flattenCalendar, touches } from './index.js';
import { dateOfDay, firstDayOf } from './civil-date.js';
import { shanghai, shippedDefinition } from './reference/calendars.js';

const flat = (more: Partial<CalendarDefinition>) => flattenCalendar({ ...shippedDefinition('cn-standard'), ...more });
const now = flat({});

describe('the difference between two versions of a calendar', () => {
  it('is nothing between equal ones, whatever they are called', () => {
    expect(differentDays(now, flat({ version: 2, title: { en: 'Renamed' } }))).toEqual([]);
    const renamed = now.holidays?.map((holiday) => ({ ...holiday, name: { en: 'Day off' } }));
    expect(differentDays(now, flat({ holidays: renamed ?? [] }))).toEqual([]);
  });

  it('is the days with other hours, and those of a year that is known now', () => {
    const next = flat({
      knownYears: [...(now.knownYears ?? []), { year: 2027, source: 'a notice' }],
      holidays: [...(now.holidays ?? []), { date: '2027-02-05', through: '2027-02-11' }],
    });
    expect(differentDays(now, next)).toEqual([
      { from: '2026-12-29', through: '2027-02-04', differs: 'published' },
      { from: '2027-02-05', through: '2027-02-05', differs: 'hours' },
      { from: '2027-02-06', through: '2027-02-07', differs: 'published' },
      { from: '2027-02-08', through: '2027-02-11', differs: 'hours' },
      { from: '2027-02-12', through: '2027-12-31', differs: 'published' },
    ]);
    expect(differentDays(next, now)).toEqual(differentDays(now, next));
  });

  it.each([
    ['another weekday', { hours: { weekdays: ['09:00-18:00'], saturday: ['09:00-12:00'] } }],
    ['another zone', { zone: 'Asia/Urumqi' }],
    ['another standard day', { standardDay: '08:00' }],
  ])('is all days for %s', (_what, more) => expect(differentDays(now, flat(more))).toEqual([{ differs: 'hours' }]));
});

describe('the deadlines that a difference touches', () => {
  const days = [{ from: '2026-10-08', through: '2026-10-09', differs: 'hours' }] as const;
  const hit = (from: string, due: string) => touches(days, 'Asia/Shanghai', shanghai(from), shanghai(due));

  it('are those that run over one of its days', () => {
    expect(hit('2026-10-01 10:00', '2026-10-08 09:00')).toBe(true);
    expect(hit('2026-10-09 18:00', '2026-10-13 10:00')).toBe(true);
    expect(hit('2026-09-01 10:00', '2026-12-01 10:00')).toBe(true);
    expect(hit('2026-10-01 10:00', '2026-10-07 23:59')).toBe(false);
    expect(hit('2026-10-11 00:00', '2026-10-13 10:00')).toBe(false);
  });

  it('may have begun in a night of the day before', () =>
    expect(hit('2026-10-10 02:00', '2026-10-13 10:00')).toBe(true));

  it('are all of them where all days differ', () =>
    expect(touches([{ differs: 'hours' }], 'UTC', shanghai('2026-01-01 00:00'), shanghai('2026-01-01 00:01'))).toBe(
      true,
    ));
});

describe('a calendar that speaks of every day of six centuries', () => {
  const day = (index: number) => dateOfDay(firstDayOf(1900) + index);
  const runs = (run: number) =>
    Array.from({ length: 540 }, (_, index) => ({ date: day(401 * index), through: day(401 * index + run - 1) }));
  const big = (run: number): CalendarDefinition => ({
    id: 'big',
    version: 1,
    zone: 'Asia/Shanghai',
    hours: { everyDay: ['09:00-18:00'] },
    holidays: runs(run),
  });

  // each day was an argument of one call, and there is no room for as many
  it('can be reckoned with', () => {
    const calendar = compileCalendar(big(401));
    expect(calendar.day('2026-03-06').standing).toBe('holiday');
    expect(calendar.due(shanghai('2026-03-06 10:00'), { unit: 'working-time', ms: 1 }).at > '2490').toBe(true);
  });

  it('that names two days far apart answers between them too', () => {
    const calendar = compileCalendar({ ...big(1), holidays: [{ date: '1900-01-01' }, { date: '2499-12-31' }] });
    expect(calendar.nthBusinessDay(shanghai('2026-03-06 10:00'), 3)).toBe('2026-03-09');
    expect(calendar.nthBusinessDay(shanghai('1950-01-05 10:00'), -3)).toBe('1950-01-02');
  });

  it('is compared day by day with another', () => {
    const days = differentDays(flattenCalendar(big(401)), flattenCalendar(big(400)));
    expect(days).toHaveLength(540);
    expect(days[0]).toEqual({ from: day(400), through: day(400), differs: 'hours' });
  });
});
