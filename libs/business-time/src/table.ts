import { DAY_MS, type DayNumber, MINUTE_MS } from './civil-date.js';
import { type DayRules, ruleOf } from './day-rules.js';
import { DAY_MINUTES } from './period.js';
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
  /** First and last of the periods that follow each other without a gap; undefined when none do. */
  readonly runs: { readonly first: Int32Array; readonly last: Int32Array } | undefined;
}

/** Lays out the days from `firstDay` up to `endDay`. Cost grows with their number; done once for many questions. */
export function layOut(rules: DayRules, zone: Zone, firstDay: DayNumber, endDay: DayNumber): Table {
  const fixedOffset = zone.fixedOffset((firstDay - 3) * DAY_MS, (endDay + 3) * DAY_MS);
  const momentOf = (day: DayNumber, minutes: number): EpochMs =>
    fixedOffset === undefined
      ? zone.momentOf(day, minutes * MINUTE_MS)
      : day * DAY_MS + minutes * MINUTE_MS - fixedOffset;
  const sheet = new Sheet(firstDay, endDay, rules);
  let lastClose = -Infinity;
  for (let day = firstDay; day < endDay; day++) {
    sheet.begin(day);
    for (const { start, end } of ruleOf(rules, day).periods) {
      // where a night runs into the next day's hours, these begin when it is over, breaks and all
      const open = Math.max(momentOf(day, start), lastClose);
      const close = momentOf(day, end);
      if (close <= open) continue; // the clock skipped it, or the night before covers it
      sheet.add(open, close, end > DAY_MINUTES);
      lastClose = close;
    }
  }
  return {
    firstDay,
    endDay,
    from: momentOf(firstDay + 2, 0),
    to: momentOf(endDay - 2, 0),
    fixedOffset,
    ...sheet.whole(),
  };
}

/** A table in the making: arrays of the size it can have at most, filled day by day. */
class Sheet {
  private readonly opens: Float64Array;
  private readonly closes: Float64Array;
  private readonly worked: Float64Array;
  private readonly firstPeriod: Int32Array;
  private readonly businessBefore: Int32Array;
  private readonly businessDays: Int32Array;
  private hasNights = false;
  private followsAtOnce = false;
  private periods = 0;
  private worksOn = 0;
  private day: DayNumber = 0;

  constructor(
    private readonly firstDay: DayNumber,
    endDay: DayNumber,
    rules: DayRules,
  ) {
    let most = 0;
    for (let day = firstDay; day < endDay; day++) most += ruleOf(rules, day).periods.length;
    const days = endDay - firstDay;
    this.opens = new Float64Array(most);
    this.closes = new Float64Array(most);
    this.worked = new Float64Array(most + 1);
    this.firstPeriod = new Int32Array(days + 1);
    this.businessBefore = new Int32Array(days + 1);
    this.businessDays = new Int32Array(days);
  }

  begin(day: DayNumber): void {
    this.day = day;
    this.firstPeriod[day - this.firstDay] = this.periods;
    this.businessBefore[day - this.firstDay] = this.worksOn;
  }

  add(open: EpochMs, close: EpochMs, night: boolean): void {
    if (this.periods === this.firstPeriod[this.day - this.firstDay]) this.businessDays[this.worksOn++] = this.day;
    this.followsAtOnce ||= this.closes[this.periods - 1] === open;
    this.opens[this.periods] = open;
    this.closes[this.periods] = close;
    this.worked[this.periods + 1] = (this.worked[this.periods] as number) + close - open;
    this.periods++;
    this.hasNights ||= night;
  }

  whole(): Omit<Table, 'firstDay' | 'endDay' | 'from' | 'to' | 'fixedOffset'> {
    this.firstPeriod[this.firstPeriod.length - 1] = this.periods;
    this.businessBefore[this.businessBefore.length - 1] = this.worksOn;
    return {
      opens: this.opens.subarray(0, this.periods),
      closes: this.closes.subarray(0, this.periods),
      worked: this.worked.subarray(0, this.periods + 1),
      firstPeriod: this.firstPeriod,
      businessBefore: this.businessBefore,
      businessDays: this.businessDays.subarray(0, this.worksOn),
      hasNights: this.hasNights,
      runs: this.followsAtOnce ? this.runs() : undefined,
    };
  }

  private runs(): NonNullable<Table['runs']> {
    const first = new Int32Array(this.periods);
    const last = new Int32Array(this.periods);
    const joins = (period: number) => this.closes[period - 1] === this.opens[period];
    for (let period = 0; period < this.periods; period++)
      first[period] = joins(period) ? (first[period - 1] as number) : period;
    for (let period = this.periods - 1; period >= 0; period--)
      last[period] = period + 1 < this.periods && joins(period + 1) ? (last[period + 1] as number) : period;
    return { first, last };
  }
}
