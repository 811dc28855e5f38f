import type { DateText, Names, PeriodText, TimeText, WeekdayName } from './units.js';

/** Keys of {@link WeeklyHours}: one weekday, or several at once; the more particular key wins. */
export type WeekKey = WeekdayName | 'weekdays' | 'weekend' | 'everyDay';

/** Periods by weekday. `[]` closes a day; a day that no key names is closed, or inherited. */
export type WeeklyHours = { readonly [key in WeekKey]?: readonly PeriodText[] };

/** Days of a calendar file that differ from the week: one date, or all from `date` through `through`. */
interface Dated {
  readonly date: DateText;
  /** The last of the days, itself included. */
  readonly through?: DateText;
  readonly name?: Names;
}

/** A public holiday: closed, and called by its name in explanations. */
export type Holiday = Dated;

/** A working day (调休上班) put where the week has none, or other hours: it has the hours of a named weekday. */
export interface MakeUpDay extends Dated {
  readonly hoursOf: WeekdayName;
}

/**
 * Any other dated exception. Exactly one of the five says what is different. A half day cuts the hours that its date has
 * otherwise: those of the week, of a make-up day or of another exception, in this calendar or in one it inherits from.
 * A time before that day opens is the one after midnight, where its hours run on until then: `closesAt: 02:00` leaves
 * 22:00 to 02:00 of a night.
 */
export interface DatedException extends Dated {
  readonly closed?: true;
  /** Replaces the hours of the day; breaks are not taken out of them. */
  readonly hours?: readonly PeriodText[];
  /** The hours of that weekday instead. */
  readonly hoursOf?: WeekdayName;
  /** Half day: the usual hours, but none after this time. */
  readonly closesAt?: TimeText;
  /** Half day: the usual hours, but none before this time. */
  readonly opensAt?: TimeText;
}

/** Years whose holidays are published, and where. */
export interface KnownYears {
  readonly year: number;
  /** The last of the years, itself included. */
  readonly through?: number;
  readonly source: string;
  /**
   * The last day that nobody will move any more: the notice for the year after may still turn the days before New Year
   * into holidays and working days. Left out: the whole year is settled.
   */
  readonly settledThrough?: DateText;
}

/**
 * A calendar as it is written in a file: plain data. What `inherits` another may leave out everything but `id` and
 * `version`, and overrides what it does say: hours by weekday, dated days by date, known years by year.
 */
export interface CalendarDefinition {
  readonly id: string;
  readonly version: number;
  readonly title?: Names;
  /** The calendar this one starts from (group → region → branch). */
  readonly inherits?: string;
  /**
   * The units that work by this calendar, as paths (`cn/east/hangzhou-01`), with everything below them that has no
   * nearer calendar. Not inherited: a calendar that starts from this one serves its own units.
   */
  readonly branches?: readonly string[];
  /** IANA name, like `Asia/Shanghai`. Required where nothing is inherited. */
  readonly zone?: string;
  readonly hours?: WeeklyHours;
  /** Taken out of the weekly hours, and out of the hours of make-up days. */
  readonly breaks?: WeeklyHours;
  /** Length of one working day, `HH:mm`, for fractions of a day. Left out: the longest day of the week. */
  readonly standardDay?: TimeText;
  readonly holidays?: readonly Holiday[];
  readonly makeUpDays?: readonly MakeUpDay[];
  readonly exceptions?: readonly DatedException[];
  /** Left out, also by all it inherits from: the calendar follows no publication, and every year is known. */
  readonly knownYears?: readonly KnownYears[];
}

/** Finds the calendar that another inherits from. */
export type CalendarLookup = (id: string) => CalendarDefinition | undefined;
