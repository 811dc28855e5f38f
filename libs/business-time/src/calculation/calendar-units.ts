import { DAY_MS, type DayNumber, plusMonths } from '../civil-date.js';
import type { EpochMs } from '../units.js';
import type { Zone } from '../zone.js';

/** Midnight at the end of the day of `from`. */
export function midnightAfter(zone: Zone, from: EpochMs): EpochMs {
  return zone.momentOf(zone.dayAt(from) + 1, 0);
}

/** The same time of day `days` later. */
export function plusCalendarDays(zone: Zone, from: EpochMs, days: number): EpochMs {
  return sameTimeOn(zone, from, (day) => day + whole(days));
}

/** The same time of day on the same day of the month `months` later, or on the last day of a shorter month. */
export function plusCalendarMonths(zone: Zone, from: EpochMs, months: number): EpochMs {
  return sameTimeOn(zone, from, (day) => plusMonths(day, whole(months)));
}

function sameTimeOn(zone: Zone, from: EpochMs, move: (day: DayNumber) => DayNumber): EpochMs {
  const wall = from + zone.offsetAt(from);
  const day = Math.floor(wall / DAY_MS);
  const target = move(day);
  return target === day ? from : zone.momentOf(target, wall - day * DAY_MS);
}

function whole(count: number): number {
  if (!Number.isInteger(count)) throw new RangeError(`Calendar days and months are whole numbers, not ${count}.`);
  return count;
}
