import type { EpochMs, DateText, Names, PeriodText, WorkingMs } from './units.js';
import type { Instant } from './instant.js';
import type { FlatCalendar } from './flatten.js';
import type { Reckoning } from './reckon/reckoning.js';
import type { Counting, Within } from './within.js';

/** A due time and what is uncertain about it. */
export interface Due<Moment> {
  readonly at: Moment;
  /** Years between start and due time whose holidays are not published yet: the due time may move. */
  readonly reachesUnknownYears?: readonly number[];
}

/**
 * The calculations of a calendar, on instants or on numbers ({@link EpochMs}).
 *
 * Periods are half-open: they include their start and exclude their end. Every answer is found in constant or
 * logarithmic time, however far away. All of them throw {@link CalendarNeverOpens} where nothing is left to count, and
 * {@link OutsideTheCalendar} beyond the years 1900 to 2499.
 */
export interface Calculations<Moment> {
  /**
   * The moment at which `allowance` of working time has passed since `from`. An allowance that uses up a period
   * exactly ends with that period. Zero gives `from` inside a period or at its end, else the next opening.
   * A negative allowance is {@link subtractWorkingTime}.
   */
  addWorkingTime(from: Moment, allowance: WorkingMs): Moment;

  /**
   * The moment from which `allowance` of working time passes until `until`. Counted back, an allowance that uses up a
   * period exactly begins with that period. Zero gives `until` inside a period or at its start, else the previous
   * closing. A negative allowance is {@link addWorkingTime}.
   */
  subtractWorkingTime(until: Moment, allowance: WorkingMs): Moment;

  /** Working time from `from` until `to`; negative when `to` is the earlier one. */
  workingTimeBetween(from: Moment, to: Moment): WorkingMs;

  /**
   * The date of the n-th business day after `from` (before it, when `n` is negative); 0 is the day of `from` itself,
   * or the next business day where that is none. The day of `from` is never counted as the first.
   */
  nthBusinessDay(from: Moment, n: number): DateText;

  /**
   * The same time of day on the n-th business day: Friday 10:00 + 1 is Monday 10:00. From a day that is no business
   * day, and with `from-next-day`, whole days are counted, to the end of the n-th: Saturday + 1 is Monday 24:00.
   */
  sameTimeOnNthBusinessDay(from: Moment, n: number, counting?: Counting): Moment;

  /** Closing time of the n-th business day, counted as in {@link nthBusinessDay}. 0 after closing: the next closing. */
  closeOfNthBusinessDay(from: Moment, n: number): Moment;

  /** Midnight at the end of the day of `from` in the calendar's zone, or its closing time (after it: the next one). */
  endOfSameDay(from: Moment, until?: 'midnight' | 'closing'): Moment;

  /** The same time of day so many days later. */
  plusCalendarDays(from: Moment, days: number): Moment;
  plusCalendarWeeks(from: Moment, weeks: number): Moment;
  /** The same day of the month, or the last day of a month that has no such day: 31 January + 1 is 28 February. */
  plusCalendarMonths(from: Moment, months: number): Moment;

  isOpen(at: Moment): boolean;
  /** The first moment at or after `at` that is open: `at` itself inside opening hours. */
  nextOpening(at: Moment): Moment;
  /** The first end of a period after `at`. */
  nextClosing(at: Moment): Moment;
  /** The start of the period that `at` lies in, or of the last one before it. */
  previousOpening(at: Moment): Moment;

  /** When `within` has passed since `from`, and whether that looks into years not published yet. */
  due(from: Moment, within: Within): Due<Moment>;
}

/** A calendar ready to reckon with. It can be shared freely: the same question always has the same answer. */
export interface Calendar extends Calculations<Instant> {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  /** This version with those it inherits from: two calendars of the same stamp are the same in everything. */
  readonly stamp: string;
  /** What one working day means where fractions of a day are counted. */
  readonly standardDay: WorkingMs;
  /** The definition with everything inherited written out. */
  readonly flat: FlatCalendar;
  /** The same calculations on {@link EpochMs}, for millions of them. */
  readonly onMs: Calculations<EpochMs>;
  /** {@link Calculations.due} with every day and period that was counted or skipped, and why. */
  reckon(from: Instant, within: Within): Reckoning;
  /** What the calendar says of one date. @throws {RangeError} for a date that does not exist */
  day(date: DateText): CalendarDay;
}

/** One date of a calendar, as a person would look it up. */
export interface CalendarDay {
  readonly date: DateText;
  /** Empty when closed. */
  readonly hours: readonly PeriodText[];
  readonly standing: 'week' | 'holiday' | 'make-up' | 'closed' | 'other-hours';
  readonly name?: Names;
  /** Whether the holidays of its year are published. */
  readonly published: boolean;
}

/** Thrown when a calculation needs an opening and the calendar has none (any more). */
export class CalendarNeverOpens extends Error {
  constructor(
    readonly calendarId: string,
    readonly after: Instant,
  ) {
    super(`Calendar ${calendarId} has no opening hours beyond ${after}, so nothing can fall due by it.`);
    this.name = 'CalendarNeverOpens';
  }
}

/** Thrown when a closing is asked for and the calendar is open for ever in that direction. */
export class CalendarNeverCloses extends Error {
  constructor(
    readonly calendarId: string,
    readonly at: Instant,
  ) {
    super(`Calendar ${calendarId} is open without a break around ${at}, so there is no closing to name.`);
    this.name = 'CalendarNeverCloses';
  }
}

/** Thrown for moments and amounts that lead out of the years 1900 to 2499. */
export class OutsideTheCalendar extends Error {
  constructor(readonly calendarId: string) {
    super(`Calendar ${calendarId} reckons in the years 1900 to 2499; the result lies outside.`);
    this.name = 'OutsideTheCalendar';
  }
}
