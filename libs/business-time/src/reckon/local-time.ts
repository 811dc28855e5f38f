import { DAY_MS, dateOfDay } from '../civil-date.js';
import type { EpochMs } from '../units.js';
import type { Zone } from '../zone.js';

/**
 * What the wall shows at `at`: `2026-10-09 10:00`, with seconds and milliseconds where there are any.
 * With `endsDay`, midnight is the `24:00` of the day it ends.
 */
export function localTime(zone: Zone, at: EpochMs, endsDay = false): string {
  const wall = at + zone.offsetAt(at);
  const day = Math.floor(wall / DAY_MS);
  if (endsDay && wall === day * DAY_MS) return `${dateOfDay(day - 1)} 24:00`;
  const time = new Date(wall).toISOString().slice(11, 23);
  return `${dateOfDay(day)} ${time.replace(/\.000$/, '').replace(/^(\d\d:\d\d):00$/, '$1')}`;
}
