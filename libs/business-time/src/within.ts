import type { Instant } from './instant.js';
import type { ElapsedMs, WorkingMs } from './units.js';

/**
 * Where business days begin to count. `from-event`: at the event, so that what is left of its day is part of the first
 * business day. `from-next-day`: at the midnight after it, so that whole days are counted.
 */
export type Counting = 'from-event' | 'from-next-day';

/**
 * How long something may take. Amounts may be negative: then they count back, from a later point to an earlier one.
 *
 * - `elapsed`: on the clock on the wall, whatever the hours.
 * - `working-time`: inside opening hours only.
 * - `working-days`: so many standard days of working time; 0.5 is half a standard day of working time.
 * - `business-days`: whole days on which the calendar works, to the same time of day, or to the close of the last one.
 * - `calendar-days`, `-weeks`, `-months`: to the same time of day, or to the end of the last day. 31 January + 1 month
 *   is the last day of February.
 * - `same-day`: to midnight of the calendar's zone, or to closing time.
 * - `agreed`: a date settled with the customer.
 */
export type Within =
  | { readonly unit: 'elapsed'; readonly ms: ElapsedMs }
  | { readonly unit: 'working-time'; readonly ms: WorkingMs }
  | { readonly unit: 'working-days'; readonly days: number }
  | {
      readonly unit: 'business-days';
      readonly days: number;
      readonly counting?: Counting;
      readonly until?: 'same-time' | 'close';
    }
  | {
      readonly unit: 'calendar-days' | 'calendar-weeks' | 'calendar-months';
      readonly count: number;
      readonly until?: 'same-time' | 'end-of-day';
    }
  | { readonly unit: 'same-day'; readonly until?: 'midnight' | 'closing' }
  | { readonly unit: 'agreed'; readonly dueAt: Instant };
