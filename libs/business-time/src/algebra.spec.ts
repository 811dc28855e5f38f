import fc from 'fast-check';
import { existingDay } from './civil-date.js';
import { type CalendarDefinition, compileCalendar, flattenCalendar } from './index.js';
import { models } from './reference/model.js';

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
];
const YEAR_DAYS = 365;
const YEAR_MS = YEAR_DAYS * 86_400_000;
const firstDay = existingDay('2026-01-01');

const calendars = fc
  .constantFrom(...zones)
  .chain((zone) => models(zone, firstDay, YEAR_DAYS))
  .map(({ definition }) => compileCalendar(definition).onMs);
const moments = fc.integer({ min: 0, max: 2 * YEAR_MS }).map((ms) => firstDay * 86_400_000 + ms);
/** From nothing to some months, to the millisecond. */
const allowances = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 * 3_600_000 }), fc.nat(400 * 3_600_000));

describe('working time', () => {
  it('measured after it was added is what was added', () =>
    fc.assert(
      fc.property(calendars, moments, allowances, (calendar, from, allowance) => {
        expect(calendar.workingTimeBetween(from, calendar.addWorkingTime(from, allowance))).toBe(allowance);
        expect(calendar.workingTimeBetween(calendar.subtractWorkingTime(from, allowance), from)).toBe(allowance);
      }),
      { numRuns: 150 },
    ));

  it('added in two parts is added in one', () =>
    fc.assert(
      fc.property(calendars, moments, allowances, allowances, (calendar, from, a, b) => {
        const apart = calendar.addWorkingTime(calendar.addWorkingTime(from, a), b);
        expect(apart).toBe(calendar.addWorkingTime(from, a + b));
        const back = calendar.subtractWorkingTime(calendar.subtractWorkingTime(from, a), b);
        expect(back).toBe(calendar.subtractWorkingTime(from, a + b));
      }),
      { numRuns: 150 },
    ));

  it('grows with the allowance and with the start', () =>
    fc.assert(
      fc.property(calendars, moments, moments, allowances, allowances, (calendar, one, other, a, b) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(calendar.addWorkingTime(early, a)).toBeLessThanOrEqual(calendar.addWorkingTime(late, a));
        expect(calendar.subtractWorkingTime(early, a)).toBeLessThanOrEqual(calendar.subtractWorkingTime(late, a));
        expect(calendar.addWorkingTime(one, Math.min(a, b))).toBeLessThanOrEqual(
          calendar.addWorkingTime(one, Math.max(a, b)),
        );
        expect(calendar.addWorkingTime(one, a)).toBeGreaterThanOrEqual(one);
      }),
      { numRuns: 150 },
    ));

  it('taken away after it was added leads back, but for time in which nothing is worked', () =>
    fc.assert(
      fc.property(calendars, moments, allowances, (calendar, from, allowance) => {
        const back = calendar.subtractWorkingTime(calendar.addWorkingTime(from, allowance), allowance);
        expect(calendar.workingTimeBetween(from, back)).toBe(0);
      }),
      { numRuns: 150 },
    ));

  it('has one meaning for negative amounts and swapped spans', () =>
    fc.assert(
      fc.property(calendars, moments, moments, fc.integer({ min: 1, max: 10 ** 9 }), (calendar, one, other, amount) => {
        expect(calendar.addWorkingTime(one, -amount)).toBe(calendar.subtractWorkingTime(one, amount));
        expect(calendar.subtractWorkingTime(one, -amount)).toBe(calendar.addWorkingTime(one, amount));
        expect(calendar.workingTimeBetween(other, one)).toBe(0 - calendar.workingTimeBetween(one, other));
      }),
      { numRuns: 100 },
    ));
});

describe('business days', () => {
  const plain = models('Asia/Kathmandu', firstDay, YEAR_DAYS).map(({ definition }) => compileCalendar(definition).onMs);

  it('a later start is never due earlier, and one day more never either', () =>
    fc.assert(
      fc.property(plain, moments, moments, fc.integer({ min: -40, max: 40 }), (calendar, one, other, n) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        for (const counting of ['from-event', 'from-next-day'] as const) {
          const due = (from: number, days: number) => calendar.sameTimeOnNthBusinessDay(from, days, counting);
          expect(due(early, n)).toBeLessThanOrEqual(due(late, n));
          expect(due(one, n)).toBeLessThanOrEqual(due(one, n + 1));
        }
        expect(calendar.closeOfNthBusinessDay(early, n)).toBeLessThanOrEqual(calendar.closeOfNthBusinessDay(late, n));
      }),
      { numRuns: 150 },
    ));

  it('counted on from the date reached is counted in one', () =>
    fc.assert(
      fc.property(
        plain,
        moments,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (calendar, from, a, b) => {
          const reached = calendar.closeOfNthBusinessDay(from, a) - 1; // inside the a-th day
          expect(calendar.nthBusinessDay(reached, b)).toBe(calendar.nthBusinessDay(from, a + b));
          expect(calendar.nthBusinessDay(reached, -b)).toBe(calendar.nthBusinessDay(reached - 1, -b));
        },
      ),
      { numRuns: 150 },
    ));

  it('whole days end after the same time of day, and the next day does not begin before', () =>
    fc.assert(
      fc.property(plain, moments, fc.integer({ min: 1, max: 40 }), (calendar, from, n) => {
        const fromEvent = calendar.sameTimeOnNthBusinessDay(from, n);
        const fromNextDay = calendar.sameTimeOnNthBusinessDay(from, n, 'from-next-day');
        expect(fromEvent).toBeLessThanOrEqual(fromNextDay);
        expect(fromNextDay).toBeLessThanOrEqual(calendar.sameTimeOnNthBusinessDay(from, n + 1));
      }),
      { numRuns: 100 },
    ));
});

describe('a calendar that inherits', () => {
  const child = models('Asia/Shanghai', firstDay, 60).map(({ definition }) => definition);
  const both = fc.tuple(models('Asia/Shanghai', firstDay, 60), child, fc.boolean());

  it('answers as its flattened form does', () =>
    fc.assert(
      fc.property(both, moments, allowances, ([parent, own, ownHours], from, allowance) => {
        const { zone: _same, hours, ...rest } = own;
        const heir: CalendarDefinition = { ...rest, id: 'heir', inherits: 'random', ...(ownHours ? { hours } : {}) };
        const inherited = compileCalendar(heir, () => parent.definition);
        const flattened = compileCalendar(flattenCalendar(heir, () => parent.definition));
        expect(inherited.onMs.addWorkingTime(from, allowance)).toBe(flattened.onMs.addWorkingTime(from, allowance));
        expect(inherited.onMs.nthBusinessDay(from, 7)).toBe(flattened.onMs.nthBusinessDay(from, 7));
        expect(flattened.flat).toEqual(inherited.flat);
      }),
      { numRuns: 100 },
    ));
});
