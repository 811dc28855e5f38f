import type { EpochMs } from '../units.js';
import { type Minutes, type Model, weekday } from './model.js';
import { MINUTE, type Stretch } from './wall-clock.js';

/**
 * The slow and obvious way to reckon: look at every minute. It knows nothing of offsets, tables or sums; a minute is
 * open when what the wall has reached by then lies in the hours of its day, or of the night before.
 * Answers that lie outside the stretch are undefined.
 */
export class MinuteByMinute {
  /** The day whose hours each minute belongs to, or undefined when it is closed. */
  private readonly owner: readonly (number | undefined)[];
  /** Where each business day closes, the days in order. */
  private readonly closes = new Map<number, number>();
  private readonly sheets = new Map<number, Uint8Array>();

  constructor(
    private readonly model: Model,
    private readonly stretch: Stretch,
  ) {
    this.owner = stretch.furthest.map((reached) => this.dayOpenAt(reached));
    this.owner.forEach((day, minute) => day !== undefined && this.closes.set(day, minute + 1));
  }

  get minutes(): number {
    return this.owner.length;
  }

  moment(minute: number): EpochMs {
    return this.stretch.from + minute * MINUTE;
  }

  isOpen(minute: number): boolean {
    return this.owner[minute] !== undefined;
  }

  workingTimeBetween(from: number, to: number): number {
    let minutes = 0;
    for (let minute = from; minute < to; minute++) if (this.isOpen(minute)) minutes++;
    return minutes * MINUTE;
  }

  /** The minute at which `allowance` minutes have been worked since `from`. */
  addWorkingTime(from: number, allowance: number): number | undefined {
    if (allowance === 0 && this.touches(from)) return from;
    if (allowance === 0) return this.nextOpening(from);
    let left = allowance;
    for (let minute = from; minute < this.minutes; minute++) if (this.isOpen(minute) && --left === 0) return minute + 1;
    return undefined;
  }

  subtractWorkingTime(until: number, allowance: number): number | undefined {
    if (allowance === 0 && this.touches(until)) return until;
    let left = allowance;
    for (let minute = until - 1; minute >= 0; minute--) {
      if (!this.isOpen(minute)) continue;
      if (allowance === 0) return minute + 1;
      if (--left === 0) return minute;
    }
    return undefined;
  }

  nextOpening(at: number): number | undefined {
    for (let minute = at; minute < this.minutes; minute++) if (this.isOpen(minute)) return minute;
    return undefined;
  }

  nextClosing(at: number): number | undefined {
    for (let minute = at + 1; minute < this.minutes; minute++)
      if (this.isOpen(minute - 1) && !this.isOpen(minute)) return minute;
    return undefined;
  }

  previousOpening(at: number): number | undefined {
    for (let minute = at; minute > 0; minute--) if (this.isOpen(minute) && !this.isOpen(minute - 1)) return minute;
    return undefined;
  }

  /** The day number of the n-th business day after the day of `from`. */
  nthBusinessDay(from: number, n: number): number | undefined {
    const own = this.ownDay(from);
    const days = [...this.closes.keys()];
    if (n === 0) return days.find((day) => day >= own);
    return n > 0 ? days.filter((day) => day > own)[n - 1] : days.filter((day) => day < own).at(n);
  }

  /** Where `day` closes; 0 when it never opens. */
  closeOf(day: number): number {
    return this.closes.get(day) ?? 0;
  }

  isBusinessDay(day: number): boolean {
    return this.closes.has(day);
  }

  /** The civil day of a minute, or the day whose night it lies in. */
  ownDay(minute: number): number {
    const day = Math.floor((this.stretch.wall[minute] as number) / 1440);
    return this.closeOf(day - 1) > minute ? day - 1 : day;
  }

  /** The first minute at which the wall has reached a time of `day`. */
  wallReaches(day: number, minuteOfDay: number): number {
    return this.stretch.furthest.findIndex((reached) => reached >= day * 1440 + minuteOfDay);
  }

  wallAt(minute: number): number {
    return this.stretch.wall[minute] as number;
  }

  /** Inside a period, or at the end of one. */
  private touches(minute: number): boolean {
    return this.isOpen(minute) || (minute > 0 && this.isOpen(minute - 1));
  }

  private dayOpenAt(reached: number): number | undefined {
    const day = Math.floor(reached / 1440);
    const minute = reached - day * 1440;
    const night = this.sheet(day - 1);
    // while a night lasts, its breaks included, the hours of the day have not begun
    if (night.lastIndexOf(1) >= minute + 1440) return night[minute + 1440] ? day - 1 : undefined;
    return this.sheet(day)[minute] ? day : undefined;
  }

  /** One mark for each minute from the midnight of `day` to the end of the day after it. */
  private sheet(day: number): Uint8Array {
    let sheet = this.sheets.get(day);
    if (!sheet) {
      this.sheets.set(day, (sheet = new Uint8Array(2880)));
      for (const [start, end] of this.hoursOf(day)) sheet.fill(1, start, end);
    }
    return sheet;
  }

  private hoursOf(day: number): Minutes {
    return this.model.dated.get(day) ?? (this.model.week[weekday(day)] as Minutes);
  }
}
