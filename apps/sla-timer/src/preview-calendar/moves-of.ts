import type { MovingDeadline } from '@redress/contracts';
import { type Circumstances, type OpenTimetable, timetableDecider, unknownYearsOf } from '@redress/sla-timer-domain';

/** What the recalculation of a timetable would record. */
export function movesOf(
  complaintId: string,
  timetable: OpenTimetable,
  circumstances: Circumstances,
): readonly MovingDeadline[] {
  const decision = timetableDecider.decide({ type: 'recalculate', ...circumstances }, timetable);
  if (decision.outcome === 'refused') return [];
  return decision.events.flatMap((event) => {
    if (event.type !== 'DeadlineMoved') return [];
    const { deadline, previousDueAt: from, dueAt: to, reckoning, pausedIntoUnknownYears = [] } = event.data;
    const present = timetable.deadlines.get(deadline);
    const before = present ? unknownYearsOf(present) : [];
    const after = present ? unknownYearsOf({ ...present, reckoning, pausedIntoUnknownYears }) : [];
    return {
      complaintId,
      deadline,
      branch: timetable.branch,
      policy: { ...timetable.policy },
      from,
      to,
      fallsIntoThePast: to < circumstances.now,
      unknownYears: { before: [...before], after: [...after] },
    };
  });
}
