import { looksAtHours } from './calculation/due.js';
import type { Calendar } from './calendar.js';
import { type Instant, instantFromMs, msOf } from './instant.js';
import type { EpochMs } from './units.js';
import type { Within } from './within.js';

/** An interval during which a deadline did not run; without `to` it still stands. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
}

/** Where a due time stands after its pauses: moved on, or standing still with so much left. */
export type PausedDue =
  | { readonly status: 'running'; readonly dueAt: Instant; readonly pausedMs: number }
  | { readonly status: 'paused'; readonly since: Instant; readonly remainingMs: number; readonly pausedMs: number };

/**
 * Moves `dueAt` by what was paused: working time for units that look at opening hours, elapsed time for the others.
 * Pauses that overlap count once, and a pause that begins at or after the due time as it then stands, not at all: what
 * is overdue cannot be paused. No due time comes to lie in a pause. `pausedMs` and `remainingMs` are in the same kind of time.
 */
export function shiftForPauses(
  calendar: Calendar,
  dueAt: Instant,
  pauses: readonly Pause[],
  within: Within,
): PausedDue {
  const { onMs } = calendar;
  const inHours = looksAtHours(within);
  const plus = (at: EpochMs, ms: number) => (inHours ? onMs.addWorkingTime(at, ms) : at + ms);
  const between = (from: EpochMs, to: EpochMs) => (inHours ? onMs.workingTimeBetween(from, to) : to - from);
  let due = msOf(dueAt);
  let pausedMs = 0;
  for (const { from, to } of apart(pauses)) {
    if (from >= due) break;
    if (to === undefined)
      return { status: 'paused', since: instantFromMs(from), remainingMs: between(from, due), pausedMs };
    const paused = between(from, to);
    pausedMs += paused;
    if (paused > 0) due = plus(due, paused);
    // only where no working time was left: it falls due when work goes on, not during the pause
    if (due < to) due = onMs.nextOpening(to);
  }
  return { status: 'running', dueAt: instantFromMs(due), pausedMs };
}

interface Interval {
  readonly from: EpochMs;
  readonly to: EpochMs | undefined;
}

/** The pauses in order, those that overlap or touch as one. */
function apart(pauses: readonly Pause[]): Interval[] {
  const sorted = pauses
    .map(({ from, to }) => ({ from: msOf(from), to: to === undefined ? undefined : msOf(to) }))
    .sort((one, other) => one.from - other.from);
  const result: Interval[] = [];
  for (const pause of sorted) {
    const last = result.at(-1);
    if (!last || (last.to !== undefined && pause.from > last.to)) result.push(pause);
    else if (last.to !== undefined && (pause.to === undefined || pause.to > last.to))
      result[result.length - 1] = { from: last.from, to: pause.to };
  }
  return result;
}
