import type { Instant } from './instant.js';
import type { DateText, Names, WorkingMs } from './units.js';
import type { Within } from './within.js';

/** Why a day did not count. */
export type SkipReason = 'weekly-closed' | 'holiday' | 'closed';

/**
 * One line of a reckoning. `counted`: one period (with its instants), or so many days in a row; `make-up` names a
 * working day that the week does not have. `skipped`: days in a row, left out for one reason. `summarised`: the middle
 * of a reckoning too long to be read line by line.
 */
export type ReckonedLine =
  | {
      readonly kind: 'counted';
      readonly date: DateText;
      readonly through?: DateText;
      readonly days: number;
      readonly workingMs?: WorkingMs;
      readonly from?: Instant;
      readonly to?: Instant;
      readonly makeUp?: Names;
    }
  | {
      readonly kind: 'skipped';
      readonly date: DateText;
      readonly through?: DateText;
      readonly days: number;
      readonly reason: SkipReason;
      readonly name?: Names;
    }
  | {
      readonly kind: 'summarised';
      readonly date: DateText;
      readonly through: DateText;
      readonly countedDays: number;
      readonly skippedDays: number;
      readonly workingMs?: WorkingMs;
    };

/** How a due time was reached: plain data that can be stored in an event and read years later. */
export interface Reckoning {
  readonly from: Instant;
  readonly within: Within;
  readonly due: Instant;
  /** Which calendar, as it was then. */
  readonly calendar: { readonly id: string; readonly version: number; readonly zone: string };
  /** In the order of time, at most {@link maximumLines}. Empty for units that look at no opening hours. */
  readonly lines: readonly ReckonedLine[];
  /** Local date and time of both ends, as a person in the zone reads them: `2026-10-09 10:00`. */
  readonly local: { readonly from: string; readonly due: string };
  /** Years between `from` and `due` whose holidays are not published yet: the due time may move. */
  readonly reachesUnknownYears?: readonly number[];
}

/** A reckoning of more lines than this has its middle summarised. */
export const maximumLines = 15;
