import type { DayNumber } from '../civil-date.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';
import type { Within } from '../within.js';
import { nthBusinessDay } from './business-days.js';
import { isOpen } from './openings.js';
import { owningDay } from './place.js';

/** The day on which a reckoning begins, and the one that its end belongs to; earlier than the first when it counts back. */
export interface DaysLookedAt {
  readonly own: DayNumber;
  readonly target: DayNumber;
}

/**
 * The days between which opening hours and holidays decided that `within` leads from `start` to `end`. A night belongs
 * to the day on which it began. A midnight belongs to the day before it where that day or its hours end with it, and to
 * its own day where it is the time of day that was asked for, or an opening.
 */
export function daysLookedAt(timeline: Timeline, start: EpochMs, end: EpochMs, within: Within): DaysLookedAt {
  timeline.covering(start);
  const table = timeline.covering(end);
  const dayOf = (at: EpochMs) => owningDay(timeline, table, at);
  const reached = isOpen(timeline, end - 1) ? end - 1 : end;
  if (within.unit === 'business-days') {
    if (within.until === 'close') return { own: dayOf(start), target: dayOf(reached) };
    const staysOnItsDay = within.days === 0 && within.counting === 'from-next-day';
    return { own: dayOf(start), target: staysOnItsDay ? dayOf(start) : nthBusinessDay(timeline, start, within.days) };
  }
  if (end < start) return { own: dayOf(Math.max(end, start - 1)), target: dayOf(end) };
  return { own: dayOf(start), target: dayOf(Math.max(start, reached)) };
}
