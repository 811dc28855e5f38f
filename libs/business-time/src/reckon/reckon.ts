import { nthBusinessDay } from '../calculation/business-days.js';
import { dueAfter, looksAtHours } from '../calculation/due.js';
import { owningDay } from '../calculation/place.js';
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
  return {
    from,
    within,
    due: instantFromMs(due.at),
    calendar,
    local: {
      from: localTime(timeline.zone, start),
      due: localTime(timeline.zone, due.at, due.at > start && endsDays(within)),
    },
    lines: looksAtHours(within) ? shortened(linesOf(timeline, start, due.at, within)) : [],
    ...(due.reachesUnknownYears ? { reachesUnknownYears: due.reachesUnknownYears } : {}),
  };
}

/** Whether a midnight that results is the end of a day rather than the start of the next. */
function endsDays(within: Within): boolean {
  return looksAtHours(within) || within.unit === 'same-day' || ('until' in within && within.until === 'end-of-day');
}

function linesOf(timeline: Timeline, start: EpochMs, due: EpochMs, within: Within): ReckonedLine[] {
  const [from, to] = start <= due ? [start, due] : [due, start];
  timeline.covering(from);
  const table = timeline.covering(to);
  const last = owningDay(timeline, table, Math.max(from, to - 1));
  if (within.unit === 'working-time' || within.unit === 'working-days')
    return workingLines(timeline, from, to, { first: owningDay(timeline, table, from), last });
  const own = owningDay(timeline, table, start);
  const target = within.unit === 'business-days' ? nthBusinessDay(timeline, start, within.days) : last;
  const days = dayLines(timeline, { first: Math.min(own, target), last: Math.max(own, target) });
  // counting begins on the day of the event, which is itself not counted
  return days.filter(({ kind, date }) => kind === 'skipped' || target === own || date !== dateOfDay(own));
}
