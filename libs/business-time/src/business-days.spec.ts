import { type CalendarDefinition, OutsideTheCalendar, type Within, compileCalendar, instant, msOf } from './index.js';
import { office, shanghai, shippedCalendar } from './reference/calendars.js';

const standard = shippedCalendar('cn-standard');
const sameTime = (from: string, n: number) => standard.sameTimeOnNthBusinessDay(shanghai(from), n);

describe('the same time of day on the n-th business day', () => {
  it.each([
    ['0 is the event itself', '2026-03-06 10:00', 0, '2026-03-06 10:00'],
    ['Friday + 1 is Monday', '2026-03-06 10:00', 1, '2026-03-09 10:00'],
    ['after closing it is still that day', '2026-03-06 20:00', 1, '2026-03-09 20:00'],
    ['before opening too', '2026-03-06 06:00', 1, '2026-03-09 06:00'],
    ['Monday - 1 is Friday', '2026-03-09 10:00', -1, '2026-03-06 10:00'],
    ['a make-up Saturday counts', '2026-05-08 10:00', 1, '2026-05-09 10:00'],
  ])('%s', (_what, from, n, due) => expect(sameTime(from, n)).toBe(shanghai(due)));

  it.each([
    ['Saturday + 1 is the whole Monday, to its end', '2026-03-07 10:00', 1, '2026-03-10 00:00'],
    ['Sunday + 2 is to the end of Tuesday', '2026-03-08 23:59', 2, '2026-03-11 00:00'],
    ['Saturday + 0 is the start of Monday', '2026-03-07 10:00', 0, '2026-03-09 00:00'],
    ['Saturday - 1 is from the start of Friday', '2026-03-07 10:00', -1, '2026-03-06 00:00'],
    ['a holiday Thursday + 1', '2026-10-01 09:30', 1, '2026-10-09 00:00'],
  ])('from a day that is none, whole days are counted: %s', (_what, from, n, due) =>
    expect(sameTime(from, n)).toBe(shanghai(due)),
  );

  it.each([
    ['Friday + 1 is the whole Monday', '2026-03-06 10:00', 1, '2026-03-10 00:00'],
    ['Friday + 0 is the end of Friday', '2026-03-06 10:00', 0, '2026-03-07 00:00'],
    ['Monday - 1 is the whole Friday before', '2026-03-09 10:00', -1, '2026-03-06 00:00'],
  ])('counted from the next day: %s', (_what, from, n, due) =>
    expect(standard.sameTimeOnNthBusinessDay(shanghai(from), n, 'from-next-day')).toBe(shanghai(due)),
  );

  it('refuses a fraction', () => expect(() => sameTime('2026-03-06 10:00', 0.5)).toThrow('whole numbers, not 0.5'));

  it('in the hour a clock skips means the moment of the jump, in the one it repeats the first', () => {
    const berlin = compileCalendar({ ...office('Europe/Berlin'), hours: { everyDay: ['00:00-24:00'] } });
    const spring = berlin.sameTimeOnNthBusinessDay(instant('2026-03-28T02:30:00+01:00'), 1);
    expect(spring).toBe(instant('2026-03-29T03:00:00+02:00'));
    const autumn = berlin.sameTimeOnNthBusinessDay(instant('2026-10-24T02:30:00+02:00'), 1);
    expect(autumn).toBe(instant('2026-10-25T02:30:00+02:00'));
  });

  it('keeps the time on the wall across a clock change', () => {
    const berlin = compileCalendar(office('Europe/Berlin'));
    expect(berlin.sameTimeOnNthBusinessDay(instant('2026-03-27T10:00:00+01:00'), 1)).toBe(
      instant('2026-03-30T10:00:00+02:00'),
    );
  });
});

describe('the close of the n-th business day', () => {
  it.each([
    ['0 is closing time today', '2026-03-06 10:00', 0, '2026-03-06 18:00'],
    ['0 at closing time is now', '2026-03-06 18:00', 0, '2026-03-06 18:00'],
    ['0 after closing is the next closing', '2026-03-06 18:01', 0, '2026-03-09 18:00'],
    ['0 on a Saturday is the close of Monday', '2026-03-07 10:00', 0, '2026-03-09 18:00'],
    ['Friday + 1', '2026-03-06 10:00', 1, '2026-03-09 18:00'],
    ['Saturday + 1', '2026-03-07 10:00', 1, '2026-03-09 18:00'],
    ['Monday - 1', '2026-03-09 10:00', -1, '2026-03-06 18:00'],
  ])('%s', (_what, from, n, due) => expect(standard.closeOfNthBusinessDay(shanghai(from), n)).toBe(shanghai(due)));

  it('of a half day is its own', () => {
    const half = compileCalendar(office('Asia/Shanghai', { exceptions: [{ date: '2026-02-13', closesAt: '12:00' }] }));
    expect(half.closeOfNthBusinessDay(shanghai('2026-02-12 10:00'), 1)).toBe(shanghai('2026-02-13 12:00'));
  });
});

describe('business days with nights', () => {
  const night = compileCalendar({
    id: 'night',
    version: 1,
    zone: 'Asia/Shanghai',
    hours: { weekdays: ['22:00-06:00'] },
  });
  const at = (from: string, n: number) => night.sameTimeOnNthBusinessDay(shanghai(from), n);

  it('a small hour belongs to the day its night began on', () => {
    expect(night.nthBusinessDay(shanghai('2026-03-07 02:00'), 0)).toBe('2026-03-06');
    expect(at('2026-03-07 02:00', 1)).toBe(shanghai('2026-03-10 02:00'));
    expect(night.closeOfNthBusinessDay(shanghai('2026-03-07 02:00'), 1)).toBe(shanghai('2026-03-10 06:00'));
  });

  it('once the night is over, the Saturday is no business day', () => {
    expect(night.nthBusinessDay(shanghai('2026-03-07 05:59'), 0)).toBe('2026-03-06');
    expect(night.nthBusinessDay(shanghai('2026-03-07 06:00'), 0)).toBe('2026-03-09');
    expect(at('2026-03-07 06:00', 1)).toBe(shanghai('2026-03-10 06:00'));
  });

  it('a small hour with no night before it comes due when the night before the target is over', () =>
    expect(at('2026-03-09 03:00', 1)).toBe(shanghai('2026-03-10 06:00')));
});

describe('a half day with a night', () => {
  const half = (exception: object, hours: CalendarDefinition['hours'] = { everyDay: ['22:00-06:00'] }) =>
    compileCalendar({
      ...office('Asia/Shanghai'),
      hours: hours ?? {},
      exceptions: [{ date: '2026-03-06', ...exception }],
    }).day('2026-03-06').hours;

  // 02:00 was taken for the one before the night, and the day was closed
  it.each([
    ['closes after midnight', { closesAt: '02:00' }, ['22:00-02:00']],
    ['closes before midnight', { closesAt: '23:00' }, ['22:00-23:00']],
    ['closes at midnight', { closesAt: '24:00' }, ['22:00-24:00']],
    ['opens after midnight', { opensAt: '02:00' }, ['02:00-06:00']],
    ['opens before midnight', { opensAt: '23:00' }, ['23:00-06:00']],
    ['opens at midnight', { opensAt: '24:00' }, ['00:00-06:00']],
  ])('%s', (_what, exception, hours) => expect(half(exception)).toEqual(hours));

  it('means the time of the day itself where that has begun by then', () => {
    const early = { everyDay: ['00:30-03:00', '22:00-24:00'] };
    expect(half({ closesAt: '02:00' }, early)).toEqual(['00:30-02:00']);
    expect(half({ closesAt: '02:00' }, { everyDay: ['09:00-12:00', '22:00-03:00'] })).toEqual([
      '09:00-12:00',
      '22:00-02:00',
    ]);
  });
});

describe('the end of the same day', () => {
  it('is midnight of the zone, or closing time', () => {
    expect(standard.endOfSameDay(shanghai('2026-03-06 17:59'))).toBe(shanghai('2026-03-07 00:00'));
    expect(standard.endOfSameDay(shanghai('2026-03-07 00:00'))).toBe(shanghai('2026-03-08 00:00'));
    expect(standard.endOfSameDay(shanghai('2026-03-06 17:59'), 'closing')).toBe(shanghai('2026-03-06 18:00'));
    expect(standard.endOfSameDay(shanghai('2026-03-06 18:30'), 'closing')).toBe(shanghai('2026-03-09 18:00'));
  });

  it('has 23 hours where the clock skips one', () => {
    const berlin = compileCalendar(office('Europe/Berlin'));
    expect(berlin.endOfSameDay(instant('2026-03-29T00:00:00+01:00'))).toBe(instant('2026-03-30T00:00:00+02:00'));
  });
});

describe('calendar days, weeks and months', () => {
  it.each([
    ['31 January + 1 month', '2026-01-31 10:00', 1, '2026-02-28 10:00'],
    ['31 January + 1 month in a leap year', '2028-01-31 10:00', 1, '2028-02-29 10:00'],
    ['31 January + 3 months', '2026-01-31 10:00', 3, '2026-04-30 10:00'],
    ['31 March - 1 month', '2026-03-31 10:00', -1, '2026-02-28 10:00'],
    ['15 December + 2 months', '2026-12-15 10:00', 2, '2027-02-15 10:00'],
  ])('%s', (_what, from, months, due) =>
    expect(standard.plusCalendarMonths(shanghai(from), months)).toBe(shanghai(due)),
  );

  it('keep the time of day across a clock change', () => {
    const berlin = compileCalendar(office('Europe/Berlin'));
    const from = instant('2026-03-28T09:00:00+01:00');
    expect(berlin.plusCalendarDays(from, 1)).toBe(instant('2026-03-29T09:00:00+02:00'));
    expect(berlin.plusCalendarWeeks(from, 1)).toBe(instant('2026-04-04T09:00:00+02:00'));
    expect(berlin.plusCalendarDays(from, 0)).toBe(from);
  });

  it('end with the last day where that is asked for', () =>
    expect(
      standard.due(shanghai('2026-03-06 10:00'), { unit: 'calendar-days', count: 3, until: 'end-of-day' }).at,
    ).toBe(shanghai('2026-03-10 00:00')));
});

// the table was grown towards the future until there was none left, and the answer was OutsideTheCalendar
describe('at the beginning of the first year that a calendar speaks of', () => {
  const early = compileCalendar({
    ...office('Asia/Shanghai'),
    holidays: [{ date: '2026-01-01' }],
    hours: {
      everyDay: ['09:00-18:00'],
    },
  });

  it('the day itself is found', () => {
    expect(early.closeOfNthBusinessDay(shanghai('2026-01-03 10:00'), 0)).toBe(shanghai('2026-01-03 18:00'));
    expect(early.nthBusinessDay(shanghai('2026-01-03 10:00'), 0)).toBe('2026-01-03');
    expect(early.due(shanghai('2026-01-03 10:00'), { unit: 'same-day', until: 'closing' }).at).toBe(
      shanghai('2026-01-03 18:00'),
    );
  });

  it('so is the day after a night', () => {
    const nights = compileCalendar({ ...early.flat, hours: { everyDay: ['22:00-06:00'] } });
    expect(nights.nthBusinessDay(shanghai('2026-01-03 02:00'), 1)).toBe('2026-01-03');
  });
});

describe('what leads out of the years of calendars', () => {
  const from = shanghai('2026-03-06 10:00');

  // 1e15 ms were due in +033714-12
  it.each<[Within]>([
    [{ unit: 'elapsed', ms: 1e15 }],
    [{ unit: 'elapsed', ms: -1e15 }],
    [{ unit: 'elapsed', ms: NaN }],
    [{ unit: 'elapsed', ms: Infinity }],
    [{ unit: 'agreed', dueAt: shanghai('2500-01-01 00:00') }],
    [{ unit: 'agreed', dueAt: shanghai('1899-12-31 23:00') }],
    [{ unit: 'calendar-days', count: 1e9 }],
    [{ unit: 'calendar-weeks', count: -1e9 }],
    [{ unit: 'calendar-months', count: 1e15 }],
    [{ unit: 'calendar-months', count: 6000 }],
    [{ unit: 'working-time', ms: 1e15 }],
    [{ unit: 'business-days', days: 1e9 }],
  ])('is refused: %j', (within) => expect(() => standard.due(from, within)).toThrow(OutsideTheCalendar));

  it.each<[Within]>([
    [{ unit: 'agreed', dueAt: shanghai('2499-12-31 23:59') }],
    [{ unit: 'agreed', dueAt: shanghai('1900-01-01 00:00') }],
    [{ unit: 'elapsed', ms: msOf(shanghai('2499-12-31 23:59')) - msOf(from) }],
  ])('up to their last minute is not: %j', (within) => expect(() => standard.due(from, within)).not.toThrow());
});
