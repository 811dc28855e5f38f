import type { Timeline } from '../timeline.js';
import type { EpochMs, WorkingMs } from '../units.js';
import { periodEndingAfter, workedUntil } from './place.js';

/** Working time from `from` until `to`; negative when `to` is the earlier one. */
export function workingTimeBetween(timeline: Timeline, from: EpochMs, to: EpochMs): WorkingMs {
  timeline.covering(from);
  timeline.covering(to);
  const { table } = timeline; // both have grown it by now
  const until = (at: EpochMs) => workedUntil(table, at, periodEndingAfter(timeline, table, at));
  return until(to) - until(from);
}
