import type { Instant } from '@redress/business-time';
import { type Decision, record, refuse } from '@redress/decider';
import { type Circumstances, Draft } from './draft.js';
import { move } from './move-deadline.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import type { TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.js';

/** A version of a calendar was published. */
export interface Recalculate extends Circumstances {
  readonly type: 'recalculate';
  readonly calendar: string;
}

/**
 * Moves the deadlines that run by the old version of a calendar to where the new one puts them. What was granted to a
 * date (extensions, agreed terms) stays there; what passed already is not judged anew.
 */
export function recalculate(command: Recalculate, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  const draft = new Draft(timetable, command);
  noticeUntil(draft, command.now);
  recalculateBy(draft, command.calendar, command.now);
  return record<TimetableEvent>(...draft.events);
}

/** Applies the version of a calendar that came into force at `at`. */
export function recalculateBy(draft: Draft, calendar: string, at: Instant): void {
  for (const { id } of [...draft.timetable.deadlines.values()]) {
    const deadline = draft.timetable.deadlines.get(id);
    if (deadline === undefined) continue;
    const { extensions, reckoning } = deadline;
    if (reckoning.calendar.id !== calendar || reckoning.within.unit === 'agreed' || extensions.length > 0) continue;
    move(draft, deadline, at, 'calendar');
  }
}
