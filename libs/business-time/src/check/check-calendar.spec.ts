import { type CalendarDefinition, InvalidCalendar, checkCalendar, compileCalendar } from '../index.js';

const good = { id: 'shop', version: 1, zone: 'Asia/Shanghai', hours: { weekdays: ['09:00-18:00'] } };
const problems = (more: object) =>
  checkCalendar({ ...good, ...more }).map(({ path, message }) => `${path.join('.')} ${message}`);

describe('a calendar definition', () => {
  it('without mistakes has no problems', () =>
    expect(
      problems({
        hours: { everyDay: ['08:00-12:00', '13:00-24:00'], friday: ['22:00-06:00'], sunday: [] },
        breaks: { friday: ['02:00-02:30'] },
        standardDay: '08:00',
        holidays: [{ date: '2026-10-01', through: '2026-10-07', name: { zh: '国庆节' } }],
        makeUpDays: [{ date: '2026-10-10', hoursOf: 'monday' }],
        exceptions: [{ date: '2026-02-12', closesAt: '12:00' }],
        knownYears: [{ year: 2024, through: 2026, source: 'https://example.com/holidays' }],
        title: { zh: '门店', en: 'Shop' },
        branches: ['cn/east', 'cn/east/hangzhou-01'],
      }),
    ).toEqual([]));

  it.each([
    [{ id: 'Shop 1' }, 'id "Shop 1" is not a name'],
    [{ version: 1.5 }, 'version 1.5 is not a version'],
    // no integer of PostgreSQL: once published, it kept every calendar from being recalculated
    [{ version: 2_147_483_648 }, 'version 2147483648 is not a version; it is a whole number from 1 to 2147483647.'],
    [{ zone: 'Asia/Shanhai' }, 'zone "Asia/Shanhai" is not an IANA time zone'],
    [{ zone: undefined }, 'zone Nothing is not an IANA time zone'],
    [{ branches: 'cn/east' }, 'branches "cn/east" is not a list of units'],
    [{ branches: ['cn/East'] }, 'branches.0 "cn/East" is not the path of a unit'],
    [{ branches: ['cn/east', 'cn/east'] }, 'branches.1 cn/east is named twice.'],
    [{ opening: [] }, 'opening There is no field "opening" here; known are id, version'],
    [
      { hours: ['09:00-18:00'] },
      'hours ["09:00-18:00"] is not hours by weekday; write them like { weekdays: [09:00-18:00] }.',
    ],
    [
      { hours: { monday: '09:00-18:00' } },
      'hours.monday "09:00-18:00" is not a list; write it in brackets, or line by line with hyphens.',
    ],
    [{ hours: { monday: ['9-18'] } }, 'hours.monday.0 "9-18" is not a period'],
    [{ hours: { monday: ['09:00-09:00'] } }, 'hours.monday.0 "09:00-09:00" is not a period'],
    [{ hours: { monday: ['25:00-26:00'] } }, 'hours.monday.0 "25:00-26:00" is not a period'],
    [{ hours: { monday: ['09:00-12:00', '11:00-13:00'] } }, 'hours.monday.1 "11:00-13:00" overlaps'],
    [
      { breaks: { monday: Array.from({ length: 13 }, (_, hour) => `${hour + 10}:00-${hour + 10}:01`) } },
      'breaks.monday A day has at most 12 periods, and this one has 13.',
    ],
    [{ hours: { mon: ['09:00-12:00'] } }, 'hours.mon There is no field "mon" here'],
    [
      { hours: { friday: ['22:00-06:00'], saturday: ['05:00-09:00'] } },
      'hours The hours of friday run on past midnight into those of saturday by 01:00.',
    ],
    [{ standardDay: '8h' }, 'standardDay "8h" is not a time of day'],
    [{ standardDay: '00:00' }, 'standardDay "00:00" is no standard day, which is longer than nothing.'],
    [{ holidays: [{ date: '2026-02-30' }] }, 'holidays.0.date "2026-02-30" is not a date that exists'],
    [
      { holidays: [{ date: '2026-10-07', through: '2026-10-01' }] },
      'holidays.0.through It ends on 2026-10-01, before it starts on 2026-10-07.',
    ],
    [
      { holidays: [{ date: '2026-01-01', through: '2027-12-31' }] },
      'holidays.0.through 730 days in one entry are more than 401; change the weekly hours instead.',
    ],
    [{ holidays: [{ date: '2600-01-01' }] }, 'holidays.0.date "2600-01-01" lies outside the years 1900 to 2499.'],
    [
      { holidays: [{ date: '2026-10-01', name: 'National Day' }] },
      'holidays.0.name "National Day" is not a name by language',
    ],
    [
      { holidays: ['2026-10-01'] },
      'holidays.0 "2026-10-01" is not an entry with a date; write it like { date: 2026-10-01 }.',
    ],
    [
      {
        holidays: [{ date: '2026-10-01', through: '2026-10-07' }],
        makeUpDays: [{ date: '2026-10-03', hoursOf: 'monday' }],
      },
      'makeUpDays.0 2026-10-03 is spoken of already in holidays "2026-10-01".',
    ],
    [{ makeUpDays: [{ date: '2026-10-10' }] }, 'makeUpDays.0.hoursOf Nothing is not a weekday'],
    [{ exceptions: [{ date: '2026-10-10' }] }, 'exceptions.0 Exactly one of closed, hours, hoursOf, closesAt, opensAt'],
    [
      { exceptions: [{ date: '2026-10-10', closed: true, opensAt: '13:00' }] },
      'exceptions.0 Exactly one of closed, hours, hoursOf, closesAt, opensAt says what is different; closed and opensAt',
    ],
    [
      { exceptions: [{ date: '2026-10-10', closed: false }] },
      'exceptions.0.closed false is not true; write closed: true, or leave it.',
    ],
    [
      { exceptions: [{ date: '2026-03-06', closesAt: '09:00' }] },
      'exceptions.0.closesAt "09:00" leaves no hours on any day of this entry; write closed: true, or another time.',
    ],
    [
      { exceptions: [{ date: '2026-03-06', opensAt: '18:00' }] },
      'exceptions.0.opensAt "18:00" leaves no hours on any day of this entry; write closed: true, or another time.',
    ],
    [
      { hours: { everyDay: ['22:00-06:00'] }, exceptions: [{ date: '2026-03-06', closesAt: '12:00' }] },
      'exceptions.0.closesAt "12:00" leaves no hours on any day',
    ],
    [
      { exceptions: [{ date: '2026-03-07', closesAt: '12:00' }] },
      'exceptions.0.closesAt "12:00" leaves no hours on any day',
    ],
    [
      {
        makeUpDays: [{ date: '2026-03-07', hoursOf: 'monday' }],
        exceptions: [
          { date: '2026-03-07', closesAt: '12:00' },
          { date: '2026-03-07', opensAt: '10:00' },
        ],
      },
      'exceptions.1 2026-03-07 is spoken of already in exceptions "2026-03-07".',
    ],
    [
      {
        holidays: [{ date: '2026-03-06' }],
        exceptions: [{ date: '2026-03-06', closesAt: '12:00' }],
      },
      'exceptions.0 2026-03-06 is spoken of already in holidays "2026-03-06".',
    ],
    [
      {
        exceptions: [
          { date: '2026-03-06', closesAt: '12:00' },
          { date: '2026-03-06', closed: true },
        ],
      },
      'exceptions.1 2026-03-06 is spoken of already in exceptions "2026-03-06".',
    ],
    [{ knownYears: [{ year: 2026 }] }, 'knownYears.0.source Nothing is no source; say where the year is published'],
    [
      { knownYears: [{ year: 2026, source: 'x', settledThrough: '2025-12-28' }] },
      'knownYears.0.settledThrough "2025-12-28" lies outside 2026, the last of these years.',
    ],
    [
      {
        knownYears: [
          { year: 2024, through: 2026, source: 'x' },
          { year: 2026, source: 'y' },
        ],
      },
      'knownYears.1 2026 is spoken of already in knownYears 2024.',
    ],
    [{ knownYears: [2026] }, 'knownYears.0 2026 is not a year with its source; write it like { year: 2026, source:'],
    [{ title: { en: '' } }, 'title.en "" is no name; a name is text, and not empty.'],
    [{ holidays: { list: 'x'.repeat(100_000) } }, `holidays {"list":"${'x'.repeat(71)}… is not a list;`],
    [{ knownYears: [{ year: 26, source: 'x' }] }, 'knownYears.0.year 26 is not a year'],
    [{ knownYears: [{ year: 2026, through: 2025, source: 'x' }] }, 'knownYears.0.through 2025 is not a year from 2026'],
  ])('with a mistake says where and what: %j', (more, expected) => {
    const found = problems(more);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it.each<[string, Partial<CalendarDefinition>, string]>([
    ['a half day of a make-up day', { makeUpDays: [{ date: '2026-03-07', hoursOf: 'monday' }] }, '2026-03-07'],
    ['a half day of other hours', { exceptions: [{ date: '2026-03-07', hours: ['09:00-18:00'] }] }, '2026-03-07'],
    ['a half day whose hours are inherited', { inherits: 'group', hours: {} }, '2026-03-07'],
    ['half days of which some are closed anyway', {}, '2026-03-06'],
  ])('may have %s', (_what, more, date) =>
    expect(
      problems({
        ...more,
        exceptions: [...(more.exceptions ?? []), { date, through: '2026-03-07', closesAt: '12:00' }],
      }),
    ).toEqual([]),
  );

  it('is refused with all its problems at once', () => {
    const wrong = { ...good, version: 0, zone: 'Mars/Base' } as CalendarDefinition;
    expect(() => compileCalendar(wrong)).toThrow(InvalidCalendar);
    expect(() => compileCalendar(wrong)).toThrow(/Calendar shop cannot be used\. version: .* zone: /);
    expect(checkCalendar('shop')).toHaveLength(1);
  });
});
