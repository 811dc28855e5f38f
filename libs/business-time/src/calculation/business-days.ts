import { DAY_MS, type DayNumber } from '../civil-date.js';
import type { Table } from '../table.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';
import type { Counting } from '../within.js';
import { isBusinessDay, lastCloseOf, momentOf, owningDay } from './place.js';

/**
 * The n-th business day after the day of `from`; before it when `n` is negative; with 0 that day itself, or the next
 * business day where it is none.
 */
export function nthBusinessDay(timeline: Timeline, from: EpochMs, n: number): DayNumber {
  const table = timeline.covering(from);
  return nthFrom(timeline, owningDay(timeline, table, from), n);
}

/**
 * The same time of day on the n-th business day. From a day that is none, or with `from-next-day`, whole days are
 * counted: to the end of the n-th, or back to the start of it.
 * @see Calculations.sameTimeOnNthBusinessDay
 */
export function sameTimeOnNthBusinessDay(
  timeline: Timeline,
  from: EpochMs,
  n: number,
  counting: Counting = 'from-event',
): EpochMs {
  const table = timeline.covering(from);
  const day = owningDay(timeline, table, from);
  if (counting === 'from-event' && isBusinessDay(table, day)) {
    if (n === 0) return from;
    return sameWallTime(timeline, from, day, nthFrom(timeline, day, n));
  }
  if (n === 0) return counting === 'from-event' ? startOf(timeline, nthFrom(timeline, day, 0)) : endOf(timeline, day);
  const target = nthFrom(timeline, day, n);
  return n > 0 ? endOf(timeline, target) : startOf(timeline, target);
}

/** Closing time of the n-th business day; with 0, after closing, the next closing. */
export function closeOfNthBusinessDay(timeline: Timeline, from: EpochMs, n: number): EpochMs {
  const table = timeline.covering(from);
  const day = owningDay(timeline, table, from);
  const target = nthFrom(timeline, day, n);
  const close = lastCloseOf(timeline.table, target);
  if (n !== 0 || close >= from) return close;
  const next = nthFrom(timeline, day, 1);
  return lastCloseOf(timeline.table, next);
}

function nthFrom(timeline: Timeline, day: DayNumber, n: number): DayNumber {
  if (!Number.isInteger(n)) throw new RangeError(`Business days are counted in whole numbers, not ${n}.`);
  let table = timeline.table;
  for (;;) {
    const { businessBefore, businessDays, firstDay, endDay } = table;
    const before = businessBefore[day - firstDay] as number;
    // a business day is its own 0th; from another day the 1st is the next one
    const isOwnZeroth = businessBefore[day - firstDay + 1] !== before;
    const found = businessDays[isOwnZeroth || n <= 0 ? before + n : before + n - 1];
    if (found !== undefined && found > firstDay + 2 && found < endDay - 2) return found;
    table = grownToReach(timeline, day, n, found);
  }
}

/** Kept out of the look-up, which is small enough to be inlined without it. */
function grownToReach(timeline: Timeline, day: DayNumber, n: number, found: DayNumber | undefined): Table {
  const { table } = timeline;
  const backwards = found === undefined ? n < 0 : found <= table.firstDay + 2;
  return timeline.grownTowards(backwards ? -1 : 1, momentOf(timeline, table, day, 0));
}

function sameWallTime(timeline: Timeline, from: EpochMs, day: DayNumber, target: DayNumber): EpochMs {
  const { table } = timeline;
  if (table.fixedOffset !== undefined && !table.hasNights) return from + (target - day) * DAY_MS;
  const wallMs = from + timeline.zone.offsetAt(from) - day * DAY_MS;
  const same = momentOf(timeline, table, target, wallMs);
  return table.hasNights ? Math.min(Math.max(same, startOf(timeline, target)), endOf(timeline, target)) : same;
}

/** The first moment that belongs to `day`: its midnight, or the end of a night before it. */
function startOf(timeline: Timeline, day: DayNumber): EpochMs {
  const { table } = timeline;
  const midnight = momentOf(timeline, table, day, 0);
  return table.hasNights && isBusinessDay(table, day - 1) ? Math.max(midnight, lastCloseOf(table, day - 1)) : midnight;
}

/** The end of `day`: the next midnight, or the end of a night that began on it. */
function endOf(timeline: Timeline, day: DayNumber): EpochMs {
  const { table } = timeline;
  const midnight = momentOf(timeline, table, day + 1, 0);
  return table.hasNights && isBusinessDay(table, day) ? Math.max(midnight, lastCloseOf(table, day)) : midnight;
}
