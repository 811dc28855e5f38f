import { CalendarNeverOpens, OutsideTheCalendar, alwaysOpen, compileCalendar, instant } from './index.js';
import { HOUR, MINUTE_MS, office, shanghai } from './reference/calendars.js';

const calendar = compileCalendar(
  office('Asia/Shanghai', { holidays: [{ date: '2026-10-01', through: '2026-10-07', name: { en: 'National Day' } }] }),
);
const add = (from: string, ms: number) => calendar.addWorkingTime(shanghai(from), ms);
const subtract = (until: string, ms: number) => calendar.subtractWorkingTime(shanghai(until), ms);

describe('adding working time', () => {
  it.each([
    ['inside a period', '2026-03-06 10:00', '2026-03-06 10:00'],
    ['at the start of a period', '2026-03-06 09:00', '2026-03-06 09:00'],
    ['at the end of a period', '2026-03-06 12:00', '2026-03-06 12:00'],
    ['in the break', '2026-03-06 12:30', '2026-03-06 13:00'],
    ['before opening', '2026-03-06 07:00', '2026-03-06 09:00'],
    ['at closing time', '2026-03-06 18:00', '2026-03-06 18:00'],
    ['after closing on a Friday', '2026-03-06 18:01', '2026-03-09 09:00'],
  ])('with nothing to add, %s', (_where, from, due) => expect(add(from, 0)).toBe(shanghai(due)));

  it('ends with a period that it uses up exactly', () => {
    expect(add('2026-03-06 09:00', 3 * HOUR)).toBe(shanghai('2026-03-06 12:00'));
    expect(add('2026-03-06 09:00', 8 * HOUR)).toBe(shanghai('2026-03-06 18:00'));
  });

  it('begins the next period with a millisecond more', () => {
    expect(add('2026-03-06 09:00', 3 * HOUR + 1)).toBe('2026-03-06T05:00:00.001Z');
    expect(add('2026-03-06 09:00', 8 * HOUR + 1)).toBe('2026-03-09T01:00:00.001Z');
  });

  it('counts from the next opening what is asked in the night, at the weekend and on a holiday', () => {
    expect(add('2026-03-05 23:00', HOUR)).toBe(shanghai('2026-03-06 10:00'));
    expect(add('2026-03-07 11:00', HOUR)).toBe(shanghai('2026-03-09 10:00'));
    expect(add('2026-10-03 11:00', HOUR)).toBe(shanghai('2026-10-08 10:00'));
  });

  it('passes over a holiday', () => expect(add('2026-09-30 17:00', 2 * HOUR)).toBe(shanghai('2026-10-08 10:00')));

  it('refuses what is no amount', () => {
    expect(() => add('2026-03-06 09:00', Number.NaN)).toThrow(RangeError);
    expect(() => add('2026-03-06 09:00', Infinity)).toThrow('not Infinity');
  });
});

describe('taking working time away', () => {
  it.each([
    ['inside a period', '2026-03-06 10:00', '2026-03-06 10:00'],
    ['at the start of a period', '2026-03-06 13:00', '2026-03-06 13:00'],
    ['in the break', '2026-03-06 12:30', '2026-03-06 12:00'],
    ['at the weekend', '2026-03-08 12:00', '2026-03-06 18:00'],
  ])('with nothing to take, %s', (_where, until, start) => expect(subtract(until, 0)).toBe(shanghai(start)));

  it('begins with a period that it uses up exactly', () => {
    expect(subtract('2026-03-06 18:00', 5 * HOUR)).toBe(shanghai('2026-03-06 13:00'));
    expect(subtract('2026-03-06 18:00', 8 * HOUR)).toBe(shanghai('2026-03-06 09:00'));
    expect(subtract('2026-03-06 18:00', 8 * HOUR + 1)).toBe('2026-03-05T09:59:59.999Z');
  });
});

describe('working time between', () => {
  it.each([
    ['nothing outside opening hours', '2026-03-06 18:00', '2026-03-09 09:00', 0],
    ['across the break', '2026-03-06 11:30', '2026-03-06 13:30', HOUR],
    ['across a weekend', '2026-03-06 17:00', '2026-03-09 10:00', 2 * HOUR],
    ['swapped ends count negative', '2026-03-09 10:00', '2026-03-06 17:00', -2 * HOUR],
    ['across the holiday', '2026-09-30 09:00', '2026-10-09 09:00', 16 * HOUR],
  ])('%s', (_what, from, to, ms) => expect(calendar.workingTimeBetween(shanghai(from), shanghai(to))).toBe(ms));
});

describe('where clocks change', () => {
  const nightly = (zone: string) =>
    compileCalendar({ id: 'n', version: 1, zone, hours: { everyDay: ['00:00-05:00'] } });
  const berlin = nightly('Europe/Berlin');
  const at = (text: string) => instant(text);

  it('a night whose clock skips an hour is an hour shorter', () => {
    const [from, to] = [at('2026-03-29T00:00:00+01:00'), at('2026-03-29T23:00:00+02:00')];
    expect(berlin.workingTimeBetween(from, to)).toBe(4 * HOUR);
    expect(berlin.addWorkingTime(from, 4 * HOUR)).toBe(at('2026-03-29T05:00:00+02:00'));
  });

  it('a night whose clock repeats an hour is an hour longer', () => {
    const [from, to] = [at('2026-10-25T00:00:00+02:00'), at('2026-10-25T23:00:00+01:00')];
    expect(berlin.workingTimeBetween(from, to)).toBe(6 * HOUR);
    expect(berlin.addWorkingTime(from, 5 * HOUR)).toBe(at('2026-10-25T04:00:00+01:00'));
  });

  it('a period that begins in the skipped hour begins at the jump', () => {
    const early = compileCalendar({ id: 'e', version: 1, zone: 'Europe/Berlin', hours: { everyDay: ['02:30-06:00'] } });
    expect(early.nextOpening(at('2026-03-29T00:00:00+01:00'))).toBe(at('2026-03-29T03:00:00+02:00'));
  });

  it('a period wholly in the skipped hour is not there, nor is its business day', () => {
    const odd = compileCalendar({ id: 'o', version: 1, zone: 'Europe/Berlin', hours: { everyDay: ['02:00-03:00'] } });
    expect(odd.nextOpening(at('2026-03-29T00:00:00+01:00'))).toBe(at('2026-03-30T02:00:00+02:00'));
    expect(odd.nthBusinessDay(at('2026-03-28T12:00:00+01:00'), 1)).toBe('2026-03-30');
  });

  it('a period that ends as the repeated hour begins anew has both of them', () => {
    const both = compileCalendar({ id: 'b', version: 1, zone: 'Europe/Berlin', hours: { everyDay: ['02:00-03:00'] } });
    const opened = at('2026-10-25T02:00:00+02:00');
    expect(both.nextClosing(opened)).toBe(at('2026-10-25T03:00:00+01:00'));
    expect(both.addWorkingTime(opened, 2 * HOUR)).toBe(at('2026-10-25T03:00:00+01:00'));
  });

  it('a period that ends in the repeated hour ends when the clock shows that time first', () => {
    const short = compileCalendar({ id: 's', version: 1, zone: 'Europe/Berlin', hours: { everyDay: ['00:00-02:30'] } });
    expect(short.nextClosing(at('2026-10-25T00:00:00+02:00'))).toBe(at('2026-10-25T02:30:00+02:00'));
  });

  it('a day that a zone leaves out altogether is no business day', () => {
    const apia = compileCalendar({ id: 'a', version: 1, zone: 'Pacific/Apia', hours: { everyDay: ['09:00-17:00'] } });
    expect(apia.nthBusinessDay(at('2011-12-29T10:00:00-10:00'), 1)).toBe('2011-12-31');
  });
});

describe('periods past midnight', () => {
  const bar = compileCalendar({ id: 'bar', version: 1, zone: 'Asia/Shanghai', hours: { friday: ['20:00-02:00'] } });

  it('go on into the day after', () => {
    expect(bar.isOpen(shanghai('2026-03-07 01:59'))).toBe(true);
    expect(bar.isOpen(shanghai('2026-03-07 02:00'))).toBe(false);
    expect(bar.addWorkingTime(shanghai('2026-03-06 23:00'), 4 * HOUR)).toBe(shanghai('2026-03-13 21:00'));
  });

  it('are interrupted by a break after midnight', () => {
    const rested = compileCalendar({ ...bar.flat, breaks: { friday: ['00:30-01:00'] } });
    expect(rested.day('2026-03-06').hours).toEqual(['20:00-00:30', '01:00-02:00']);
    expect(rested.isOpen(shanghai('2026-03-07 00:45'))).toBe(false);
  });

  it('are there as a whole when the day they began on is open, and not at all when it is a holiday', () => {
    const shut = compileCalendar({ ...bar.flat, holidays: [{ date: '2026-03-06' }] });
    expect(shut.isOpen(shanghai('2026-03-07 01:00'))).toBe(false);
    const saturdayOff = compileCalendar({ ...bar.flat, holidays: [{ date: '2026-03-07' }] });
    expect(saturdayOff.isOpen(shanghai('2026-03-07 01:00'))).toBe(true);
  });
});

describe('openings', () => {
  it('are found forwards and backwards', () => {
    expect(calendar.nextOpening(shanghai('2026-03-06 12:00'))).toBe(shanghai('2026-03-06 13:00'));
    expect(calendar.nextOpening(shanghai('2026-03-06 11:59'))).toBe(shanghai('2026-03-06 11:59'));
    expect(calendar.nextClosing(shanghai('2026-03-06 12:00'))).toBe(shanghai('2026-03-06 18:00'));
    expect(calendar.previousOpening(shanghai('2026-03-06 13:00'))).toBe(shanghai('2026-03-06 13:00'));
    expect(calendar.previousOpening(shanghai('2026-03-09 08:59'))).toBe(shanghai('2026-03-06 13:00'));
  });

  it('that follow each other at once are one opening, as long as it may be', () => {
    const inventory = { date: '2031-02-03', hours: ['08:00-24:00'] };
    const always = compileCalendar({ ...alwaysOpen('Asia/Shanghai').flat, exceptions: [inventory] });
    expect(always.nextClosing(shanghai('2026-03-07 03:00'))).toBe(shanghai('2031-02-03 00:00'));
    expect(always.previousOpening(shanghai('2033-01-01 00:00'))).toBe(shanghai('2031-02-03 08:00'));
    expect(always.isOpen(shanghai('2031-02-03 07:59'))).toBe(false);
  });

  it('of a calendar that never closes have no end, which is said', () => {
    const always = alwaysOpen('Asia/Shanghai');
    expect(always.isOpen(shanghai('2026-03-07 03:00'))).toBe(true);
    expect(always.addWorkingTime(shanghai('2026-03-07 03:00'), 90 * MINUTE_MS)).toBe(shanghai('2026-03-07 04:30'));
    expect(() => always.nextClosing(shanghai('2026-03-07 03:00'))).toThrow('open without a break');
    expect(() => always.previousOpening(shanghai('2026-03-07 03:00'))).toThrow('open without a break');
  });
});

describe('far away', () => {
  it('is reckoned beyond the years laid out at first, in both directions', () => {
    const plain = compileCalendar(office('Asia/Shanghai'));
    const from = shanghai('2026-03-06 10:00');
    const years = 52 * 40 * HOUR * 100;
    expect(plain.workingTimeBetween(from, plain.addWorkingTime(from, years))).toBe(years);
    expect(plain.workingTimeBetween(plain.subtractWorkingTime(from, years), from)).toBe(years);
    expect(plain.nthBusinessDay(from, 5 * 52 * 100)).toBe('2125-11-02');
    expect(plain.nthBusinessDay(from, -5 * 52 * 100)).toBe('1926-07-09');
  });

  it('ends with the year 2499', () => {
    const plain = compileCalendar(office('Asia/Shanghai'));
    expect(() => plain.addWorkingTime(shanghai('2026-03-06 10:00'), 1e15)).toThrow(OutsideTheCalendar);
    expect(() => plain.isOpen(instant('2600-01-01T00:00:00Z'))).toThrow(OutsideTheCalendar);
  });

  it('a calendar with no hours left says from when on', () => {
    const once = compileCalendar({
      id: 'fair',
      version: 1,
      zone: 'Asia/Shanghai',
      exceptions: [{ date: '2026-05-01', hours: ['10:00-16:00'] }],
    });
    expect(once.addWorkingTime(shanghai('2026-01-01 00:00'), 6 * HOUR)).toBe(shanghai('2026-05-01 16:00'));
    const after = () => once.addWorkingTime(shanghai('2026-05-02 00:00'), HOUR);
    expect(after).toThrow(CalendarNeverOpens);
    expect(after).toThrow('Calendar fair has no opening hours beyond 2026-05-01T16:00:00.000Z');
  });
});
