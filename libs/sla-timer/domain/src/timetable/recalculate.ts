import { type Instant, stampOf } from '@redress/business-time';
import { type Decision, record, refuse } from '@redress/decider';
import { type Circumstances, Draft } from './draft.js';
import { move } from './move-deadline.js';
import { noticeUntil } from './notice-due.js';
import { calendarFor } from './reckon-rule.js';
import type { TimetableRefusal } from './refusals.js';
import type { TimetableEvent } from './timetable.events.js';
import { isOpen, type Timetable } from './timetable.js';

/** A version of a calendar was published: it, what inherits from it, or what a branch works by may have changed. */
export interface Recalculate extends Circumstances {
  readonly type: 'recalculate';
}

/**
 * Moves the deadlines that run by the old version of a calendar to where the new one puts them. What was granted to a
 * date (extensions, agreed terms) stays there; what passed already is not judged anew.
 */
export function recalculate(command: Recalculate, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  const draft = new Draft(timetable, command);
  noticeUntil(draft, command.now);
  recalculateBy(draft, command.now);
  return record<TimetableEvent>(...draft.events);
}

/**
 * Applies the calendars that are in force since `at`, to deadlines that were reckoned by others.
 *
 * @param only  where the past is told again: the calendar whose version came into force then
 */
export function recalculateBy(draft: Draft, at: Instant, only?: string): void {
  for (const { id } of [...draft.timetable.deadlines.values()]) {
    const deadline = draft.timetable.deadlines.get(id);
    if (deadline === undefined || !isOpen(deadline) || deadline.extensions.length > 0) continue;
    const { reckoning } = deadline;
    if (reckoning.within.unit === 'agreed') continue;
    const calendar = calendarFor(draft, draft.rule(id));
    if (only !== undefined && calendar.id !== only) continue;
    if (only === undefined && calendar.stamp === stampOf(reckoning.calendar)) continue;
    move(draft, deadline, at, 'calendar');
  }
}
