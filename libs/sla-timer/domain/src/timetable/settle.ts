import { type Instant, isBefore } from '@redress/business-time';
import type { Draft } from './draft.js';
import { startByDeadline } from './start-deadlines.js';
import { type Deadline, isOpen } from './timetable.js';

/**
 * What was due was done at `at`: in time, late, or in time although its miss was noticed already, because it was
 * written down later. Then the miss is refuted: figures follow what happened; steps already taken stand.
 */
export function meet(draft: Draft, deadline: Deadline, at: Instant): void {
  const { dueAt } = deadline;
  const inTime = deadline.status === 'paused' || !isBefore(dueAt, at);
  if (deadline.status === 'overdue' && inTime) {
    draft.about(deadline, 'MissRefuted', at, { dueAt, metAt: at, recordedAt: draft.circumstances.now });
    cancelWhatTheMissStarted(draft, deadline);
  } else {
    draft.about(deadline, 'DeadlineMet', at, { dueAt, metAt: at, inTime });
  }
  startByDeadline(draft, deadline.id, 'met', at);
}

/** It no longer applies: neither met nor missed from here on. */
export function cancel(draft: Draft, deadline: Deadline, at: Instant, because: string): void {
  draft.about(deadline, 'DeadlineCancelled', at, { because });
}

function cancelWhatTheMissStarted(draft: Draft, missed: Deadline): void {
  for (const deadline of draft.timetable.deadlines.values()) {
    const startedByMiss = deadline.startedBy === `deadline:${missed.id}` && deadline.startedAt === missed.dueAt;
    if (startedByMiss && isOpen(deadline)) cancel(draft, deadline, missed.dueAt, `${missed.id} was met after all`);
  }
}
