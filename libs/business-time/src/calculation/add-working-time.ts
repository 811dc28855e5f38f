import type { Table } from '../table.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs, WorkingMs } from '../units.js';
import { periodEndingAfter, workedUntil } from './place.js';

/**
 * The moment at which `allowance` of working time has passed since `from`; a negative one is subtracted.
 * @see Calculations.addWorkingTime
 */
export function addWorkingTime(timeline: Timeline, from: EpochMs, allowance: WorkingMs): EpochMs {
  if (!Number.isFinite(allowance)) throw new RangeError(`An allowance is a number of milliseconds, not ${allowance}.`);
  if (allowance < 0) return subtractWorkingTime(timeline, from, -allowance);
  let table = timeline.covering(from);
  for (;;) {
    const start = periodEndingAfter(timeline, table, from);
    const target = workedUntil(table, from, start) + allowance;
    if (allowance === 0 && touchesPeriod(table, from, start)) return from;
    // with nothing to spend outside opening hours, the next opening is the answer
    const period = allowance === 0 ? start : periodThatReaches(table.worked, target, start);
    if (period < table.opens.length) return (table.opens[period] as number) + target - (table.worked[period] as number);
    table = timeline.grownTowards(1, from);
  }
}

/**
 * The moment from which `allowance` of working time passes until `until`; a negative one is added.
 * @see Calculations.subtractWorkingTime
 */
export function subtractWorkingTime(timeline: Timeline, until: EpochMs, allowance: WorkingMs): EpochMs {
  if (!Number.isFinite(allowance)) throw new RangeError(`An allowance is a number of milliseconds, not ${allowance}.`);
  if (allowance < 0) return addWorkingTime(timeline, until, -allowance);
  let table = timeline.covering(until);
  for (;;) {
    const next = periodEndingAfter(timeline, table, until);
    const target = workedUntil(table, until, next) - allowance;
    if (allowance === 0 && touchesPeriod(table, until, next)) return until;
    const period = periodThatBegins(table.worked, target, next);
    // periods of the first two days may have a night before them that this table does not know
    const whole = table.firstPeriod[2] as number;
    if (allowance === 0 && period > whole) return table.closes[period - 1] as number;
    if (allowance > 0 && target >= (table.worked[whole] as number))
      return (table.opens[period] as number) + target - (table.worked[period] as number);
    table = timeline.grownTowards(-1, until);
  }
}

/** Inside the period, or at the end of the one before it. */
function touchesPeriod({ opens, closes }: Table, at: EpochMs, period: number): boolean {
  return (opens[period] as number) <= at || closes[period - 1] === at;
}

/** The first period from `start` on at whose end `target` has been worked: widening steps, then halving. */
function periodThatReaches(worked: Float64Array, target: number, start: number): number {
  let step = 1;
  let low = start;
  while ((worked[low + step] as number) < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step - 1, worked.length - 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((worked[middle + 1] as number) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last period not after `start` before which no more than `target` has been worked. */
function periodThatBegins(worked: Float64Array, target: number, start: number): number {
  let step = 1;
  let high = start;
  while ((worked[high - step] as number) > target) {
    high -= step;
    step *= 2;
  }
  let low = Math.max(high - step, 0);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((worked[middle] as number) > target) high = middle - 1;
    else low = middle;
  }
  return low;
}
