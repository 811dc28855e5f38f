import { type Instant, shiftForPauses } from '@redress/business-time';
import { type Decision, record, refuse } from '@redress/decider';
import { type Circumstances, Draft } from './draft.js';
import { open } from './note-fact.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { calendarFor, momentsAnew, reckonRule } from './start-deadlines.js';
import type { TimetableEvent } from './timetable.events.js';
import type { Deadline, Timetable } from './timetable.js';

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
  for (const deadline of open(draft)) {
    const { calendar, within } = deadline.reckoning;
    if (
      deadline.status !== 'running' ||
      calendar.id !== command.calendar ||
      within.unit === 'agreed' ||
      deadline.extensions.length > 0
    )
      continue;
    const anew = reckonRule(draft, draft.rule(deadline.id), deadline.startedAt);
    if (anew === undefined || sameReckoning(anew.reckoning, deadline.reckoning)) continue;
    const dueAt = afterPauses(draft, deadline, anew.dueAt);
    const moments = momentsAnew(draft, deadline, dueAt);
    draft.about(deadline, 'DeadlineMoved', command.now, {
      previousDueAt: deadline.dueAt,
      dueAt,
      cause: 'calendar',
      reckoning: anew.reckoning,
      moments,
    });
  }
  return record<TimetableEvent>(...draft.events);
}

function afterPauses(draft: Draft, deadline: Deadline, base: Instant): Instant {
  const shifted = shiftForPauses(
    calendarFor(draft, draft.rule(deadline.id)),
    base,
    deadline.pauses,
    deadline.reckoning.within,
  );
  return shifted.status === 'running' ? shifted.dueAt : base;
}

function sameReckoning(one: Deadline['reckoning'], other: Deadline['reckoning']): boolean {
  return one.due === other.due && one.calendar.version === other.calendar.version;
}
