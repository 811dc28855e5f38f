import { type Instant, isBefore, shiftForPauses } from '@redress/business-time';
import type { Draft } from './draft.js';
import { calendarFor, momentsAnew } from './start-deadlines.js';

/** The clocks that the policy lets stand still in this state stand still; a deadline already missed runs on. */
export function pauseDeadlines(draft: Draft, at: Instant): void {
  const { waitingFor } = draft.timetable;
  if (waitingFor === null) return;
  for (const deadline of draft.timetable.deadlines.values()) {
    if (deadline.status !== 'running' || isBefore(at, deadline.startedAt)) continue;
    if (!draft.rule(deadline.id).pausesWhile.includes(waitingFor)) continue;
    draft.about(deadline, 'DeadlinePaused', at, { pausedAt: at, because: waitingFor });
  }
}

/** A pause moves the due time by what was paused: working time where working time counts, else elapsed time. */
export function resumeDeadlines(draft: Draft, at: Instant, only?: readonly string[]): void {
  for (const deadline of draft.timetable.deadlines.values()) {
    if (deadline.status !== 'paused' || (only && !only.includes(deadline.id))) continue;
    const pauses = deadline.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
    const calendar = calendarFor(draft, draft.rule(deadline.id));
    const shifted = shiftForPauses(calendar, deadline.base, pauses, deadline.reckoning.within);
    const dueAt = shifted.status === 'running' ? shifted.dueAt : deadline.dueAt;
    const moments = momentsAnew(draft, deadline, dueAt, pauses);
    draft.about(deadline, 'DeadlineResumed', at, { resumedAt: at, previousDueAt: deadline.dueAt, dueAt, moments });
  }
}
