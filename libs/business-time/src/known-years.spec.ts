import { type Calendar, type Within, compileCalendar } from './index.js';
import { HOUR, office, shanghai, shippedCalendar } from './reference/calendars.js';

const standard = shippedCalendar('cn-standard');
const unknown = (from: string, days: number) =>
  standard.due(shanghai(from), { unit: 'business-days', days }).reachesUnknownYears;

describe('years not published yet', () => {
  it.each([
    ['the last day that is settled', '2026-12-25 18:00', 1, undefined],
    ['the days before New Year, which the next notice may move', '2026-12-25 18:00', 2, [2027]],
    ['the same in a year whose successor is known', '2025-12-25 18:00', 4, undefined],
    ['years ahead', '2026-12-29 18:00', 500, [2027, 2028]],
    ['the years before the first', '2003-12-30 10:00', 1, [2003]],
    ['counted back into known years', '2027-01-04 10:00', -1, [2027]],
  ])('are said: %s', (_what, from, days, years) => expect(unknown(from, days)).toEqual(years));

  it('does not reach a year by ending at its midnight', () =>
    expect(
      standard.due(shanghai('2026-12-25 10:00'), { unit: 'business-days', days: 1, counting: 'from-next-day' }),
    ).toEqual({ at: shanghai('2026-12-29 00:00') }));

  it.each([
    [{ unit: 'elapsed', ms: 24 * HOUR }],
    [{ unit: 'calendar-months', count: 1 }],
    [{ unit: 'same-day' }],
    [{ unit: 'agreed', dueAt: shanghai('2027-03-01 10:00') }],
  ] as const)('do not matter to %j, which looks at no holidays', (within) =>
    expect(standard.due(shanghai('2026-12-31 10:00'), within)).not.toHaveProperty('reachesUnknownYears'),
  );

  it('matter to working time and to closing time', () => {
    const from = shanghai('2026-12-31 17:30');
    expect(standard.due(from, { unit: 'working-time', ms: HOUR }).reachesUnknownYears).toEqual([2027]);
    const closing = standard.due(shanghai('2026-12-31 19:00'), { unit: 'same-day', until: 'closing' });
    expect(closing.reachesUnknownYears).toEqual([2027]);
  });

  describe('at the very midnight on which they begin', () => {
    const notice = { knownYears: [{ year: 2026, source: 'a notice' }] };
    const always = compileCalendar(office('Asia/Shanghai', { ...notice, hours: { everyDay: ['00:00-24:00'] } }));
    const fridays = compileCalendar(office('Asia/Shanghai', { ...notice, hours: { friday: ['00:00-24:00'] } }));
    const nights = compileCalendar(office('Asia/Shanghai', { ...notice, hours: { everyDay: ['22:00-06:00'] } }));

    // due on 1 January at 00:00, it said nothing of the year whose holidays decide whether that is a business day
    it.each<[string, Calendar, string, Within]>([
      ['the same time of day lies on it', always, '2026-12-31 00:00', { unit: 'business-days', days: 1 }],
      ['business days are counted back from it', always, '2027-01-01 00:00', { unit: 'business-days', days: -1 }],
      ['it is the next opening', fridays, '2026-12-31 10:00', { unit: 'working-time', ms: 0 }],
    ])('they are reached where %s', (_what, calendar, from, within) =>
      expect(calendar.due(shanghai(from), within).reachesUnknownYears).toEqual([2027]),
    );

    it.each<[string, Calendar, string, Within]>([
      [
        'whole days end with it',
        always,
        '2026-12-30 10:00',
        { unit: 'business-days', days: 1, counting: 'from-next-day' },
      ],
      ['the close of a day is that', always, '2026-12-30 10:00', { unit: 'business-days', days: 1, until: 'close' }],
      ['the same day closes then', always, '2026-12-31 10:00', { unit: 'same-day', until: 'closing' }],
      ['working time is used up by it', always, '2026-12-31 23:00', { unit: 'working-time', ms: HOUR }],
      ['working time is counted back from it', always, '2027-01-01 00:00', { unit: 'working-time', ms: -HOUR }],
      ['the night goes on that began before it', nights, '2026-12-31 23:00', { unit: 'working-time', ms: 2 * HOUR }],
    ])('they are not reached where %s', (_what, calendar, from, within) =>
      expect(calendar.due(shanghai(from), within)).not.toHaveProperty('reachesUnknownYears'),
    );

    it('they are reached from a night that began in one', () =>
      expect(nights.due(shanghai('2026-01-01 02:00'), { unit: 'business-days', days: 1 }).reachesUnknownYears).toEqual([
        2025,
      ]));
  });

  it('do not exist for a calendar that follows no publication', () => {
    const plain = compileCalendar(office('Asia/Shanghai'));
    expect(plain.due(shanghai('2035-01-01 10:00'), { unit: 'business-days', days: 900 }).reachesUnknownYears).toBe(
      undefined,
    );
  });
});
