import type { Due } from '../calendar.js';
import { MINUTE_MS } from '../civil-date.js';
import { msOf } from '../instant.js';
import type { PublishedYears } from '../known-years.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs, WorkingMs } from '../units.js';
import type { Within } from '../within.js';
import { addWorkingTime } from './add-working-time.js';
import { closeOfNthBusinessDay, sameTimeOnNthBusinessDay } from './business-days.js';
import { inTheYears, midnightAfter, plusCalendarDays, plusCalendarMonths } from './calendar-units.js';
import { daysLookedAt } from './days-looked-at.js';
import { dayAt } from './place.js';

/** When `within` has passed since `from`, with the unpublished years that the answer looks into. */
export function dueAfter(timeline: Timeline, years: PublishedYears, from: EpochMs, within: Within): Due<EpochMs> {
  const at = momentAfter(timeline, from, within);
  const unknown = looksAtHours(within) ? unknownYears(timeline, years, from, at, within) : undefined;
  return unknown ? { at, reachesUnknownYears: unknown } : { at };
}

function unknownYears(timeline: Timeline, years: PublishedYears, from: EpochMs, at: EpochMs, within: Within) {
  timeline.covering(from);
  const table = timeline.covering(at);
  // a night may belong to the day before; most spans lie in published years, and need no closer look
  const widest = [dayAt(timeline, table, Math.min(from, at)) - 1, dayAt(timeline, table, Math.max(from, at))] as const;
  if (!years.unknownBetween(...widest)) return undefined;
  const { own, target } = daysLookedAt(timeline, from, at, within);
  return years.unknownBetween(Math.min(own, target), Math.max(own, target));
}

/** Whether the answer depends on opening hours and holidays, and not on the clock alone. */
export function looksAtHours(within: Within): boolean {
  switch (within.unit) {
    case 'working-time':
    case 'working-days':
    case 'business-days':
      return true;
    case 'same-day':
      return within.until === 'closing';
    default:
      return false;
  }
}

/** Working time in one working day, for fractions of a day. @throws {RangeError} when the calendar has none */
export function standardDayMs(timeline: Timeline): WorkingMs {
  const ms = timeline.rules.standardDayMinutes * MINUTE_MS;
  if (ms <= 0) throw new RangeError(`Calendar ${timeline.calendarId} has no standard day; give it one (standardDay).`);
  return ms;
}

function momentAfter(timeline: Timeline, from: EpochMs, within: Within): EpochMs {
  switch (within.unit) {
    case 'elapsed':
      return inTheYears(timeline, from + within.ms);
    case 'working-time':
      return addWorkingTime(timeline, from, within.ms);
    case 'working-days':
      return addWorkingTime(timeline, from, Math.round(within.days * standardDayMs(timeline)));
    case 'business-days':
      return within.until === 'close'
        ? closeOfNthBusinessDay(timeline, from, within.days)
        : sameTimeOnNthBusinessDay(timeline, from, within.days, within.counting);
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months': {
      const days = within.unit === 'calendar-weeks' ? 7 * within.count : within.count;
      const move = within.unit === 'calendar-months' ? plusCalendarMonths : plusCalendarDays;
      const same = move(timeline, from, days);
      return within.until === 'end-of-day' ? midnightAfter(timeline, same) : same;
    }
    case 'same-day':
      return within.until === 'closing' ? closeOfNthBusinessDay(timeline, from, 0) : midnightAfter(timeline, from);
    case 'agreed':
      return inTheYears(timeline, msOf(within.dueAt));
  }
}
