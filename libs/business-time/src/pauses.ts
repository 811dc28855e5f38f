import type { Calendar } from './calendar.js';
import type { Instant } from './instant.js';
import type { WithinUnit } from './within.js';

/** An interval during which a deadline did not run; without `to` it still stands. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
}

/** Where a due time stands after its pauses: moved, or standing still with so much left. */
export type PausedDue =
  | { readonly status: 'running'; readonly dueAt: Instant; readonly pausedMs: number }
  | { readonly status: 'paused'; readonly since: Instant; readonly remainingMs: number };

/**
 * Moves `dueAt` by what was paused before it fell due: by working time for units of the calendar, by elapsed time for
 * the others. Overlapping pauses count once.
 */
export declare function shiftForPauses(
  calendar: Calendar,
  dueAt: Instant,
  pauses: readonly Pause[],
  unit: WithinUnit,
): PausedDue;
