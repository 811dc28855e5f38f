import type { Count, Within } from '../format.js';

/** The least and greatest elapsed minutes a length can come to, whatever the calendar. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

const day = 1440;
/** A calendar could be closed for weeks; what depends on opening hours has no useful upper bound. */
const unbounded = Number.POSITIVE_INFINITY;

/** undefined where the length is computed from facts or agreed. */
export function boundsOf(within: Within): Bounds | undefined {
  switch (within.unit) {
    case 'at-once':
      return { least: 0, most: 0 };
    case 'elapsed':
      return between(within.minutes, (minutes) => ({ least: minutes, most: minutes }));
    case 'working-time':
      return between(within.minutes, (minutes) => ({ least: minutes, most: unbounded }));
    case 'working-day-share':
      return { least: within.share, most: unbounded };
    case 'business-days':
      return between(within.days, (days) => ({ least: Math.max(0, days - 1) * day, most: unbounded }));
    case 'calendar-days':
      return between(within.count, (days) => around(days));
    case 'calendar-weeks':
      return between(within.count, (weeks) => around(weeks * 7));
    case 'calendar-months':
      return between(within.count, (months) => ({ least: (28 * months - 1) * day, most: (31 * months + 1) * day }));
    case 'same-day':
      return { least: 0, most: day };
    case 'agreed':
      return undefined;
  }
}

/** Daylight saving and the end of the day move a due time by less than a day. */
function around(days: number): Bounds {
  return { least: Math.max(0, days * day - 60), most: (days + 1) * day };
}

function between(count: Count, bounds: (value: number) => Bounds): Bounds | undefined {
  const value = Number(count.source.split(' * ').reduce((product, factor) => product * Number(factor), 1));
  return Number.isFinite(value) ? bounds(value) : undefined;
}

/** -1, 0 or 1 where the order is certain, whatever the calendar; undefined where it is not. */
export function certainOrder(one: Within, other: Within): -1 | 0 | 1 | undefined {
  const sameUnit = one.unit === other.unit ? compareCounts(one, other) : undefined;
  if (sameUnit !== undefined) return sameUnit;
  const [left, right] = [boundsOf(one), boundsOf(other)];
  if (left === undefined || right === undefined) return undefined;
  if (left.most < right.least) return -1;
  return right.most < left.least ? 1 : undefined;
}

function compareCounts(one: Within, other: Within): -1 | 0 | 1 | undefined {
  const [left, right] = [amountOf(one), amountOf(other)];
  if (left === undefined || right === undefined || Number.isNaN(left) || Number.isNaN(right)) return undefined;
  return Math.sign(left - right) as -1 | 0 | 1;
}

function amountOf(within: Within): number | undefined {
  switch (within.unit) {
    case 'elapsed':
    case 'working-time':
      return numberOf(within.minutes);
    case 'working-day-share':
      return within.share;
    case 'business-days':
      return numberOf(within.days);
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months':
      return numberOf(within.count);
    case 'at-once':
      return 0;
    case 'same-day':
    case 'agreed':
      return undefined;
  }
}

function numberOf(count: Count): number {
  return count.source.split(' * ').reduce((product, factor) => product * Number(factor), 1);
}
