import { isBusinessDay } from '../calculation/place.js';
import { type DayNumber, dateOfDay } from '../civil-date.js';
import { ruleOf } from '../day-rules.js';
import { instantFromMs } from '../instant.js';
import type { Timeline } from '../timeline.js';
import type { EpochMs } from '../units.js';
import type { CountedLine, ReckonedLine, SkippedLine } from './reckoning.js';

/** The periods of working time from `from` to `to`, and the days without any, day by day. */
export function workingLines(timeline: Timeline, from: EpochMs, to: EpochMs, days: DaySpan): ReckonedLine[] {
  const { table } = timeline;
  const lines: ReckonedLine[] = [];
  for (let day = days.first; day <= days.last; day++) {
    if (!isBusinessDay(table, day)) lines.push(skipped(timeline, day));
    const end = table.firstPeriod[day - table.firstDay + 1] as number;
    for (let period = table.firstPeriod[day - table.firstDay] as number; period < end; period++) {
      const open = Math.max(table.opens[period] as number, from);
      const close = Math.min(table.closes[period] as number, to);
      if (open < close)
        lines.push({
          ...counted(timeline, day),
          workingMs: close - open,
          from: instantFromMs(open),
          to: instantFromMs(close),
        });
    }
  }
  return lines;
}

/** The business days of a span, and the days left out, day by day. */
export function dayLines(timeline: Timeline, days: DaySpan): ReckonedLine[] {
  const lines: ReckonedLine[] = [];
  for (let day = days.first; day <= days.last; day++) {
    const counts = isBusinessDay(timeline.table, day);
    lines.push(counts ? counted(timeline, day) : skipped(timeline, day));
  }
  return lines;
}

/** Days from the first to the last, both included. */
export interface DaySpan {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

function counted({ rules }: Timeline, day: DayNumber): CountedLine {
  const rule = ruleOf(rules, day);
  const line = { kind: 'counted', date: dateOfDay(day), days: 1 } as const;
  return rule.standing === 'make-up' ? { ...line, makeUp: rule.name ?? {} } : line;
}

function skipped({ rules }: Timeline, day: DayNumber): SkippedLine {
  const { standing, name } = ruleOf(rules, day);
  const reason = standing === 'week' ? 'weekly-closed' : standing === 'holiday' ? 'holiday' : 'closed';
  return { kind: 'skipped', date: dateOfDay(day), days: 1, reason, ...(name ? { name } : {}) };
}
