import { OutsideTheCalendar } from '../calendar.js';
import { DAY_MS, type DayNumber, FIRST_YEAR, LAST_YEAR, firstDayOf, plusMonths } from '../civil-date.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';

const FIRST_DAY = firstDayOf(FIRST_YEAR);
const END_DAY = firstDayOf(LAST_YEAR + 1);

/** `at` itself, which must lie in the years of calendars. @throws {OutsideTheCalendar} */
export function inTheYears({ zone, calendarId }: Timeline, at: EpochMs): EpochMs {
  // far from both ends the zone makes no difference, and need not be asked
  if (at >= (FIRST_DAY + 2) * DAY_MS && at < (END_DAY - 2) * DAY_MS) return at;
  const near = at >= (FIRST_DAY - 2) * DAY_MS && at < (END_DAY + 2) * DAY_MS;
  const day = near ? zone.dayAt(at) : NaN;
  if (day >= FIRST_DAY && day < END_DAY) return at;
  throw new OutsideTheCalendar(calendarId);
}

/** Midnight at the end of the day of `from`. */
export function midnightAfter(timeline: Timeline, from: EpochMs): EpochMs {
  return timeline.zone.momentOf(dayOf(timeline, from) + 1, 0);
}

/** The same time of day `days` later. */
export function plusCalendarDays(timeline: Timeline, from: EpochMs, days: number): EpochMs {
  return sameTimeOn(timeline, from, (day) => day + whole(days));
}

/** The same time of day on the same day of the month `months` later, or on the last day of a shorter month. */
export function plusCalendarMonths(timeline: Timeline, from: EpochMs, months: number): EpochMs {
  return sameTimeOn(timeline, from, (day) => plusMonths(day, whole(months)));
}

function sameTimeOn(timeline: Timeline, from: EpochMs, move: (day: DayNumber) => DayNumber): EpochMs {
  const { zone } = timeline;
  const day = dayOf(timeline, from);
  const target = move(day);
  if (!(target >= FIRST_DAY && target < END_DAY)) throw new OutsideTheCalendar(timeline.calendarId);
  return target === day ? from : zone.momentOf(target, from + zone.offsetAt(from) - day * DAY_MS);
}

/** The civil day of `from`, which must lie in the years of calendars. */
function dayOf({ zone, calendarId }: Timeline, from: EpochMs): DayNumber {
  if (!(from >= (FIRST_DAY + 1) * DAY_MS && from < (END_DAY - 1) * DAY_MS)) throw new OutsideTheCalendar(calendarId);
  return zone.dayAt(from);
}

function whole(count: number): number {
  if (!Number.isInteger(count)) throw new RangeError(`Calendar days and months are whole numbers, not ${count}.`);
  return count;
}
