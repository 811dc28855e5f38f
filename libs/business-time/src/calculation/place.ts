import { DAY_MS, type DayNumber } from '../civil-date.js';
import type { Table } from '../table.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';

/** The civil day of `at`, which `table` must cover. */
export function dayAt({ zone }: Timeline, { fixedOffset }: Table, at: EpochMs): DayNumber {
  return fixedOffset === undefined ? zone.dayAt(at) : Math.floor((at + fixedOffset) / DAY_MS);
}

/** The moment at which the wall shows `wallMs` after midnight of `day`: see {@link Zone.momentOf}. */
export function momentOf({ zone }: Timeline, { fixedOffset }: Table, day: DayNumber, wallMs: number): EpochMs {
  return fixedOffset === undefined ? zone.momentOf(day, wallMs) : day * DAY_MS + wallMs - fixedOffset;
}

/** The first period that ends after `at`; the number of periods when none does. */
export function periodEndingAfter(timeline: Timeline, table: Table, at: EpochMs): number {
  const day = dayAt(timeline, table, at) - table.firstDay - (table.hasNights ? 1 : 0);
  let period = table.firstPeriod[day] as number;
  while ((table.closes[period] as number) <= at) period++; // ends at the last period: undefined compares false
  return period;
}

/** Working time in the table up to `at`. */
export function workedUntil(table: Table, at: EpochMs, period: number): number {
  const open = table.opens[period];
  const before = table.worked[period] as number;
  return open === undefined || at <= open ? before : before + at - open;
}

/** Whether `day` has opening hours. */
export function isBusinessDay({ businessBefore, firstDay }: Table, day: DayNumber): boolean {
  return businessBefore[day - firstDay] !== businessBefore[day - firstDay + 1];
}

/** The end of the last period of `day`, which must be a business day. */
export function lastCloseOf({ firstPeriod, firstDay, closes }: Table, day: DayNumber): EpochMs {
  return closes[(firstPeriod[day - firstDay + 1] as number) - 1] as number;
}

/** The day that `at` belongs to: that of the period it lies in, which may have begun the evening before. */
export function owningDay(timeline: Timeline, table: Table, at: EpochMs): DayNumber {
  const day = dayAt(timeline, table, at);
  if (!table.hasNights) return day;
  return isBusinessDay(table, day - 1) && lastCloseOf(table, day - 1) > at ? day - 1 : day;
}
