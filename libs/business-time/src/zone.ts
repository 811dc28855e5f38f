import { DAY_MS, type DayNumber } from './civil-date.js';
import type { EpochMs } from './units.js';

/** Between two probes of the offset nobody changes clocks twice: the shortest stretch on record is four weeks. */
const PROBE_MS = 6 * DAY_MS;
/** More than any zone is ahead of or behind UTC. */
const WIDEST_OFFSET_MS = 1.5 * DAY_MS;

const zones = new Map<string, Zone>();

/** The zone of that IANA name. @throws {RangeError} when there is none */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = new Zone(name)));
  return zone;
}

/**
 * The clock on the wall of one zone. Its changes (daylight saving, and a government's changes of mind) are looked up
 * once and kept in a sorted list, which grows with the times it is asked about.
 */
export class Zone {
  /** Instants at which the offset changes, and the offset from then on. */
  private changes: EpochMs[] = [];
  private offsets: number[] = [];
  private firstOffset = 0;
  private coveredFrom = 0;
  private coveredTo = 0;
  private readonly probe: (at: EpochMs) => number;

  constructor(readonly name: string) {
    this.probe = offsetProbe(name);
    this.firstOffset = this.probe(0);
  }

  /** How far the wall clock is ahead of UTC at `at`, in milliseconds. */
  offsetAt(at: EpochMs): number {
    if (at < this.coveredFrom || at >= this.coveredTo) this.cover(at - DAY_MS, at + DAY_MS);
    return this.offsetOf(this.segmentAt(at));
  }

  /** The civil day on the wall at `at`. */
  dayAt(at: EpochMs): DayNumber {
    return Math.floor((at + this.offsetAt(at)) / DAY_MS);
  }

  /**
   * The first moment at which the wall shows `wallMs` after midnight of `day`, or a later time. So a time that is
   * skipped means the moment of the jump, and a time that is repeated its first occurrence.
   */
  momentOf(day: DayNumber, wallMs: number): EpochMs {
    const wall = day * DAY_MS + wallMs;
    const earliest = wall - WIDEST_OFFSET_MS;
    const latest = wall + WIDEST_OFFSET_MS;
    if (earliest < this.coveredFrom || latest >= this.coveredTo) this.cover(earliest, latest + DAY_MS);
    if (this.changes.length === 0) return wall - this.firstOffset;
    for (let segment = this.segmentAt(earliest); ; segment++) {
      const end = this.changes[segment] ?? Infinity;
      const start = this.changes[segment - 1] ?? -Infinity;
      const offset = this.offsetOf(segment);
      if (end + offset > wall) return Math.max(wall - offset, start);
    }
  }

  /** The one offset in force from `from` until `to`, or undefined when it changes in between. */
  fixedOffset(from: EpochMs, to: EpochMs): number | undefined {
    this.cover(from, to);
    const segment = this.segmentAt(from);
    return segment === this.segmentAt(to) ? this.offsetOf(segment) : undefined;
  }

  /** Segment `i` lies between change `i - 1` and change `i`. */
  private segmentAt(at: EpochMs): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.changes[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private offsetOf(segment: number): number {
    return segment === 0 ? this.firstOffset : (this.offsets[segment - 1] as number);
  }

  private cover(from: EpochMs, to: EpochMs): void {
    if (to > this.coveredTo) {
      const found = this.changesBetween(this.coveredTo, to);
      this.changes.push(...found.at);
      this.offsets.push(...found.offsets);
      this.coveredTo = found.to;
    }
    if (from < this.coveredFrom) {
      const start = this.coveredFrom - Math.ceil((this.coveredFrom - from) / PROBE_MS) * PROBE_MS;
      const found = this.changesBetween(start, this.coveredFrom);
      this.changes = [...found.at, ...this.changes];
      this.offsets = [...found.offsets, ...this.offsets];
      this.firstOffset = this.probe(start);
      this.coveredFrom = start;
    }
  }

  private changesBetween(from: EpochMs, to: EpochMs): { at: EpochMs[]; offsets: number[]; to: EpochMs } {
    const at: EpochMs[] = [];
    const offsets: number[] = [];
    let before = this.probe(from);
    let low = from;
    while (low < to) {
      const high = low + PROBE_MS;
      const after = this.probe(high);
      if (after !== before) {
        at.push(this.changeBetween(low, high, before));
        offsets.push(after);
      }
      [low, before] = [high, after];
    }
    return { at, offsets, to: low };
  }

  /** The first whole second of (low, high] at which the offset is no longer `before`. */
  private changeBetween(low: EpochMs, high: EpochMs, before: number): EpochMs {
    let [same, other] = [low, high];
    while (other - same > 1000) {
      const middle = same + Math.floor((other - same) / 2000) * 1000;
      if (this.probe(middle) === before) same = middle;
      else other = middle;
    }
    return other;
  }
}

/** Asks the platform's time zone data for the offset at a moment. */
function offsetProbe(name: string): (at: EpochMs) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  return (at) => {
    const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(at));
    if (!parts?.[1]) return 0;
    const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
    return (parts[1] === '-' ? -seconds : seconds) * 1000;
  };
}
