import { CalendarNeverCloses } from '../calendar.js';
import { instantFromMs } from '../instant.js';
import type { Table } from '../table.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';
import { periodEndingAfter } from './place.js';

export function isOpen(timeline: Timeline, at: EpochMs): boolean {
  const table = timeline.covering(at);
  return (table.opens[periodEndingAfter(timeline, table, at)] as number) <= at;
}

/** The first moment at or after `at` that is open. */
export function nextOpening(timeline: Timeline, at: EpochMs): EpochMs {
  let table = timeline.covering(at);
  for (;;) {
    const open = table.opens[periodEndingAfter(timeline, table, at)];
    if (open !== undefined) return Math.max(open, at);
    table = timeline.grownTowards(1, at);
  }
}

/** The first moment after `at` at which it closes: where one period follows the other at once, it does not. */
export function nextClosing(timeline: Timeline, at: EpochMs): EpochMs {
  let table = timeline.covering(at);
  for (;;) {
    const next = periodEndingAfter(timeline, table, at);
    const period = table.runs?.last[next] ?? next;
    if ((table.closes[period] as number) < table.to) return table.closes[period] as number;
    table = grownPastOpen(timeline, 1, at);
  }
}

/** The start of the opening that `at` lies in, or of the last one before it. */
export function previousOpening(timeline: Timeline, at: EpochMs): EpochMs {
  let table = timeline.covering(at);
  for (;;) {
    const next = periodEndingAfter(timeline, table, at);
    const current = (table.opens[next] as number) <= at ? next : next - 1;
    const period = table.runs?.first[current] ?? current;
    if ((table.opens[period] as number) > table.from) return table.opens[period] as number;
    table = grownPastOpen(timeline, -1, at);
  }
}

function grownPastOpen(timeline: Timeline, direction: 1 | -1, at: EpochMs): Table {
  if (timeline.closesBeyond(direction)) return timeline.grownTowards(direction, at);
  throw new CalendarNeverCloses(timeline.calendarId, instantFromMs(at));
}
