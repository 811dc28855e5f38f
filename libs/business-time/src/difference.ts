import type { Calendar } from './calendar.js';
import type { Instant } from './instant.js';
import type { DateText } from './units.js';

/** Days in a row on which two calendars differ; without `through` they differ for ever after. */
export interface DifferentDays {
  readonly from: DateText;
  readonly through?: DateText;
  /** `hours`: other working time. `known`: the same, but one of the two does not know that year yet. */
  readonly differs: 'hours' | 'known';
}

/** The days on which two versions of a calendar differ, in order. Another zone or standard day differs always. */
export declare function differentDays(one: Calendar, other: Calendar): DifferentDays[];

/** Whether a deadline that runs from `from` until `dueAt` meets one of those days. */
export declare function touches(days: readonly DifferentDays[], zone: string, from: Instant, dueAt: Instant): boolean;
