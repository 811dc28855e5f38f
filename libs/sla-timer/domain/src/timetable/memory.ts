import type { Instant, Reckoning, Within } from '@redress/business-time';
import type { OpenTimetable } from './timetable.js';

/**
 * How due times were reckoned, for telling the past again: what was due by an older version of a calendar, and ended
 * before the newer one was published, is not judged anew.
 */
export class Memory {
  private readonly toCome: { readonly calendar: string; readonly version: number }[];

  constructor(private readonly timetable: OpenTimetable) {
    this.toCome = timetable.happened.filter((each) => each.kind === 'calendar');
  }

  /** The retelling has reached the moment at which this version was published. */
  reached(calendar: string, version: number): void {
    const index = this.toCome.findIndex((each) => each.calendar === calendar && each.version === version);
    if (index >= 0) this.toCome.splice(index, 1);
  }

  /** The reckoning of then; nothing where none was recorded. */
  recall(deadline: string, calendar: string, from: Instant, within: Within): Reckoning | undefined {
    const next = this.toCome.find((each) => each.calendar === calendar)?.version ?? Infinity;
    return this.timetable.reckoned.findLast(
      (each) =>
        each.deadline === deadline &&
        each.reckoning.from === from &&
        each.reckoning.calendar.id === calendar &&
        each.reckoning.calendar.version < next &&
        JSON.stringify(each.reckoning.within) === JSON.stringify(within),
    )?.reckoning;
  }
}
