import { type DayNumber, existingDay, firstDayOf, yearOf } from './civil-date.js';
import type { KnownYears } from './definition.js';

/** Tells which years are published, and which notice decides about a day. */
export class PublishedYears {
  /** Undefined for a calendar that follows no publication. */
  readonly years: ReadonlySet<number> | undefined;
  private readonly settled: ReadonlyMap<number, DayNumber>;
  /** Days from one to before the other are decided by published notices for sure: a quick answer. */
  private readonly safeFrom: DayNumber;
  private readonly safeEnd: DayNumber;

  constructor(entries: readonly KnownYears[] | undefined) {
    this.years = entries && new Set(entries.flatMap(yearsOf));
    this.settled = new Map(
      (entries ?? []).flatMap(({ settledThrough }) =>
        settledThrough === undefined ? [] : [[yearOf(existingDay(settledThrough)), existingDay(settledThrough)]],
      ),
    );
    let first = Math.max(...(this.years ?? []));
    this.safeEnd = this.settled.get(first) ?? firstDayOf(first + 1);
    while (this.years?.has(first - 1) && !this.settled.has(first - 1)) first--;
    this.safeFrom = firstDayOf(first);
  }

  /** Whether the notice that decides about `day` is published. */
  covers(day: DayNumber): boolean {
    return this.years?.has(this.decidingYear(day)) ?? true;
  }

  /** The unpublished years among those that decide about the days from one to the other, in order. */
  unknownBetween(first: DayNumber, last: DayNumber): readonly number[] | undefined {
    if (!this.years || (first >= this.safeFrom && last < this.safeEnd)) return undefined;
    const unknown: number[] = [];
    for (let year = this.decidingYear(first); year <= this.decidingYear(last); year++)
      if (!this.years.has(year)) unknown.push(year);
    return unknown.length > 0 ? unknown : undefined;
  }

  /** The last days of a year may be moved by the notice for the year after. */
  private decidingYear(day: DayNumber): number {
    const year = yearOf(day);
    return day > (this.settled.get(year) ?? Infinity) ? year + 1 : year;
  }
}

/** Every year that an entry speaks of. */
export function yearsOf({ year, through = year }: KnownYears): number[] {
  return Array.from({ length: through - year + 1 }, (_, index) => year + index);
}
