import { firstDayOf, yearOf } from './civil-date.js';
import type { KnownYears } from './definition.js';
import type { EpochMs } from './units.js';
import type { Zone } from './zone.js';

/** Tells which years of a span are not published. A calendar that names no years follows no publication. */
export class PublishedYears {
  private readonly known: ReadonlySet<number> | undefined;
  /** A stretch of moments that lies in known years for sure, for a quick answer. */
  private readonly safeFrom: EpochMs;
  private readonly safeTo: EpochMs;

  constructor(
    entries: readonly KnownYears[] | undefined,
    private readonly zone: Zone,
  ) {
    this.known = entries && new Set(entries.flatMap(yearsOf));
    const last = this.known && Math.max(...this.known);
    let first = last;
    while (first !== undefined && this.known?.has(first - 1)) first--;
    this.safeFrom = first === undefined ? -Infinity : zone.momentOf(firstDayOf(first), 0);
    this.safeTo = last === undefined ? Infinity : zone.momentOf(firstDayOf(last + 1), 0);
  }

  has(year: number): boolean {
    return this.known?.has(year) ?? true;
  }

  /** The unknown years from one moment to the other, in order; a span that ends at midnight does not reach the day. */
  unknownBetween(one: EpochMs, other: EpochMs): readonly number[] | undefined {
    const [from, to] = one <= other ? [one, other] : [other, one];
    if (from >= this.safeFrom && to <= this.safeTo) return undefined;
    const first = yearOf(this.zone.dayAt(from));
    const last = yearOf(this.zone.dayAt(Math.max(from, to - 1)));
    const unknown: number[] = [];
    for (let year = first; year <= last; year++) if (!this.has(year)) unknown.push(year);
    return unknown.length > 0 ? unknown : undefined;
  }
}

/** Every year that an entry speaks of. */
export function yearsOf({ year, through = year }: KnownYears): number[] {
  return Array.from({ length: through - year + 1 }, (_, index) => year + index);
}
