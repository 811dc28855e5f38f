import type { Instant } from '../instant.js';
import type { DateText, Names, WorkingMs } from '../units.js';
import type { Within } from '../within.js';

/** Why a day did not count. */
export type SkipReason = 'weekly-closed' | 'holiday' | 'closed';

/** A day, or days in a row, that counted. */
export interface CountedLine {
  readonly kind: 'counted';
  readonly date: DateText;
  readonly through?: DateText;
  readonly days: number;
  readonly workingMs?: WorkingMs;
  /** One period of one day: from when to when it counted. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** A working day that the week does not have, or that has the hours of another. */
  readonly makeUp?: Names;
}

/** A day, or days in a row, left out for one reason. */
export interface SkippedLine {
  readonly kind: 'skipped';
  readonly date: DateText;
  readonly through?: DateText;
  readonly days: number;
  readonly reason: SkipReason;
  readonly name?: Names;
}

/** The middle of a reckoning that is too long to be read line by line. */
export interface SummaryLine {
  readonly kind: 'summarised';
  readonly date: DateText;
  readonly through: DateText;
  readonly countedDays: number;
  readonly skippedDays: number;
  readonly workingMs?: WorkingMs;
}

export type ReckonedLine = CountedLine | SkippedLine | SummaryLine;

/** A reckoning of more lines than this has its middle summarised. */
export const maximumLines = 15;

/** How a due time was reached: plain data that can be stored in an event and read years later. */
export interface Reckoning {
  readonly from: Instant;
  readonly within: Within;
  readonly due: Instant;
  /** By which calendar, as it was then, and what that inherited from. */
  readonly calendar: {
    readonly id: string;
    readonly version: number;
    readonly zone: string;
    readonly inherits?: readonly { readonly id: string; readonly version: number }[];
  };
  /** Both ends as a person in the zone reads them: `2026-10-09 10:00`; the end of a day is its `24:00`. */
  readonly local: { readonly from: string; readonly due: string };
  /** The date on which the night began that `from` lies in, where that is not the date of `from` itself. */
  readonly nightOf?: DateText;
  /** In the order of time, at most {@link maximumLines}. Empty for units that look at no opening hours. */
  readonly lines: readonly ReckonedLine[];
  /** Years between `from` and `due` whose holidays are not published yet: the due time may move. */
  readonly reachesUnknownYears?: readonly number[];
}
