import { type Instant, type Reckoning, stampOf, type Within } from '@redress/business-time';
import { sameData } from '@redress/decider';
import type { OpenTimetable } from './timetable.js';

/**
 * How due times were reckoned, for telling the past again: what was due by an older version of a calendar, and ended
 * before the newer one was published, is not judged anew.
 */
export class Memory {
  private readonly toCome: { readonly calendar: string; readonly stamp: string }[];

  constructor(private readonly timetable: OpenTimetable) {
    this.toCome = timetable.happened.filter((each) => each.kind === 'calendar');
  }

  /** The retelling has reached the moment at which the calendar came to be this one. */
  reached(stamp: string): void {
    const index = this.toCome.findIndex((each) => each.stamp === stamp);
    if (index >= 0) this.toCome.splice(index, 1);
  }

  /** The reckoning of then; nothing where none was recorded. */
  recall(deadline: string, calendar: string, from: Instant, within: Within): Reckoning | undefined {
    const later = this.toCome.filter((each) => each.calendar === calendar).map(({ stamp }) => stamp);
    // What is to be reckoned by this calendar only later on, was reckoned by another one then: the branch had that.
    const ofThen = (id: string) => id === calendar || later.length > 0;
    return this.timetable.reckoned.findLast(
      (each) =>
        each.deadline === deadline &&
        each.reckoning.from === from &&
        ofThen(each.reckoning.calendar.id) &&
        !later.includes(stampOf(each.reckoning.calendar)) &&
        sameData(each.reckoning.within, within),
    )?.reckoning;
  }
}
