import { DAY_MS, type DayNumber, MINUTE_MS } from './civil-date.js';
import { type DayRules, ruleOf } from './day-rules.js';
import type { EpochMs } from './units.js';
import type { Zone } from './zone.js';

/**
 * Every period and every business day of some years, laid out so that questions are answered by looking up:
 * sums of working time before each period, counts of business days before each day.
 */
export interface Table {
  /** The days covered: `firstDay` up to, but not including, `endDay`. */
  readonly firstDay: DayNumber;
  readonly endDay: DayNumber;
  /** The moments of which everything is known here; a little inside the days, so that nights are whole. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Ahead of UTC by this much on all its days, or undefined where clocks change. */
  readonly fixedOffset: number | undefined;
  /** Start and end of every period, in order and apart from one another. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Working time in all periods before the p-th; one longer than the periods. */
  readonly worked: Float64Array;
  /** The first period of each day, or of the next day that has one; one longer than the days. */
  readonly firstPeriod: Int32Array;
  /** The business days in order. */
  readonly businessDays: Int32Array;
  /** Business days before each day; one longer than the days. */
  readonly businessBefore: Int32Array;
  /** Some period runs on past midnight. */
  readonly hasNights: boolean;
}

/** Lays out the days from `firstDay` up to `endDay`. Cost grows with their number; done once for many questions. */
export function layOut(rules: DayRules, zone: Zone, firstDay: DayNumber, endDay: DayNumber): Table {
  const days = endDay - firstDay;
  const opens: number[] = [];
  const closes: number[] = [];
  const firstPeriod = new Int32Array(days + 1);
  const businessBefore = new Int32Array(days + 1);
  const businessDays: number[] = [];
  const fixedOffset = zone.fixedOffset((firstDay - 3) * DAY_MS, (endDay + 3) * DAY_MS);
  let lastClose = -Infinity;
  let hasNights = false;
  for (let day = firstDay; day < endDay; day++) {
    firstPeriod[day - firstDay] = opens.length;
    businessBefore[day - firstDay] = businessDays.length;
    for (const { start, end } of ruleOf(rules, day).periods) {
      // where a night runs into the next day's hours, the time belongs to the day it started on
      const open = Math.max(momentAt(zone, fixedOffset, day, start), lastClose);
      const close = momentAt(zone, fixedOffset, day, end);
      if (close <= open) continue; // the clock skipped it, or the night before covers it
      opens.push(open);
      closes.push((lastClose = close));
      hasNights ||= end > 24 * 60;
    }
    if (opens.length > (firstPeriod[day - firstDay] as number)) businessDays.push(day);
  }
  firstPeriod[days] = opens.length;
  businessBefore[days] = businessDays.length;
  return {
    firstDay,
    endDay,
    from: momentAt(zone, fixedOffset, firstDay + 2, 0),
    to: momentAt(zone, fixedOffset, endDay - 2, 0),
    fixedOffset,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    worked: sums(opens, closes),
    firstPeriod,
    businessDays: Int32Array.from(businessDays),
    businessBefore,
    hasNights,
  };
}

function momentAt(zone: Zone, fixedOffset: number | undefined, day: DayNumber, minutes: number): EpochMs {
  return fixedOffset === undefined
    ? zone.momentOf(day, minutes * MINUTE_MS)
    : day * DAY_MS + minutes * MINUTE_MS - fixedOffset;
}

function sums(opens: readonly number[], closes: readonly number[]): Float64Array {
  const worked = new Float64Array(opens.length + 1);
  for (let p = 0; p < opens.length; p++)
    worked[p + 1] = (worked[p] as number) + (closes[p] as number) - (opens[p] as number);
  return worked;
}
