import { type DaysLookedAt, daysLookedAt } from '../calculation/days-looked-at.js';
import { dueAfter, looksAtHours } from '../calculation/due.js';
import { dayAt, owningDay } from '../calculation/place.js';
import { dateOfDay } from '../civil-date.js';
import { type Instant, instantFromMs, msOf } from '../instant.js';
import type { PublishedYears } from '../known-years.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';
import type { Within } from '../within.js';
import { dayLines, workingLines } from './lines.js';
import { localTime } from './local-time.js';
import type { ReckonedLine, Reckoning } from './reckoning.js';
import { shortened } from './shorten.js';

/** When `within` has passed since `from`, and how that was reached. */
export function reckon(
  calendar: Reckoning['calendar'],
  timeline: Timeline,
  years: PublishedYears,
  from: Instant,
  within: Within,
): Reckoning {
  const start = msOf(from);
  const due = dueAfter(timeline, years, start, within);
  const common = { from, within, due: instantFromMs(due.at), calendar };
  const localFrom = localTime(timeline.zone, start);
  if (!looksAtHours(within)) {
    const endsDay = within.unit === 'same-day' || ('until' in within && within.until === 'end-of-day');
    return { ...common, local: { from: localFrom, due: localTime(timeline.zone, due.at, endsDay) }, lines: [] };
  }
  const days = daysLookedAt(timeline, start, due.at, within);
  // a midnight after the day that the due time belongs to is the end of that day
  const endsDay = dayAt(timeline, timeline.covering(due.at), due.at) > days.target;
  return {
    ...common,
    local: { from: localFrom, due: localTime(timeline.zone, due.at, endsDay) },
    ...nightOf(timeline, start),
    lines: shortened(linesOf(timeline, start, due.at, within, days)),
    ...(due.reachesUnknownYears ? { reachesUnknownYears: due.reachesUnknownYears } : {}),
  };
}

function nightOf(timeline: Timeline, at: EpochMs): Pick<Reckoning, 'nightOf'> {
  const table = timeline.covering(at);
  const day = owningDay(timeline, table, at);
  return day === dayAt(timeline, table, at) ? {} : { nightOf: dateOfDay(day) };
}

function linesOf(
  timeline: Timeline,
  start: EpochMs,
  due: EpochMs,
  within: Within,
  { own, target }: DaysLookedAt,
): ReckonedLine[] {
  const span = { first: Math.min(own, target), last: Math.max(own, target) };
  if (within.unit === 'working-time' || within.unit === 'working-days')
    return workingLines(timeline, Math.min(start, due), Math.max(start, due), span);
  // counting begins on the day of the event, which is itself not counted
  return dayLines(timeline, span).filter(
    ({ kind, date }) => kind === 'skipped' || target === own || date !== dateOfDay(own),
  );
}
