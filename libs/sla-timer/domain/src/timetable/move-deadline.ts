import type { Instant, Reckoning } from '@redress/business-time';
import { sameData } from '@redress/decider';
import type { Draft } from './draft.js';
import { afterPauses, momentsAnew, reckonRule, unknownAfterPauses } from './reckon-rule.js';
import type { DeadlineMoved } from './timetable.events.js';
import type { Deadline } from './timetable.js';

type Cause = DeadlineMoved['data']['cause'];

/** Reckons a deadline that is not yet due anew from its start; its pauses still count. What passed is not judged anew. */
export function move(draft: Draft, { id }: Deadline, at: Instant, cause: Cause): void {
  const deadline = draft.timetable.deadlines.get(id);
  if (deadline === undefined || (deadline.status !== 'running' && deadline.status !== 'paused')) return;
  const { startedAt, startedBy } = deadline;
  const anew = reckonRule(draft, draft.rule(id), { at: startedAt, by: startedBy });
  if (anew === undefined) return;
  const { reckoning } = anew;
  const base = deadline.extensions.length > 0 ? deadline.base : reckoning.due;
  const dueAt = afterPauses(draft, { ...deadline, reckoning }, base, deadline.pauses);
  const moments = momentsAnew(draft, { ...deadline, reckoning }, dueAt);
  // A step of the ladder after the due time may move where the due time does not.
  const ringsTheSame = cause !== 'calendar' || sameData(moments, deadline.moments);
  const unknown = unknownAfterPauses(draft, { ...deadline, reckoning }, base, dueAt);
  const isAsUncertain = sameData(unknown.pausedIntoUnknownYears ?? [], deadline.pausedIntoUnknownYears);
  const readsAlike = isAsUncertain && readsTheSame(reckoning, deadline.reckoning);
  if (dueAt === deadline.dueAt && ringsTheSame && readsAlike) return;
  draft.about(deadline, 'DeadlineMoved', at, {
    ...{ previousDueAt: deadline.dueAt, dueAt, cause, reckoning, moments },
    ...unknown,
  });
  moveWhatLeansOn(draft, id, at);
}

/** What is counted back from a due time, or may not outlast it, follows where it goes, or where it stands still. */
export function moveWhatLeansOn(draft: Draft, deadline: string, at: Instant): void {
  for (const rule of draft.circumstances.policy.deadlines) {
    const counted = rule.starts.some((start) => start.on === 'before-due' && start.deadline === deadline);
    const leaning = counted || rule.notAfter === deadline ? draft.timetable.deadlines.get(rule.id) : undefined;
    if (leaning) move(draft, leaning, at, 'fact');
  }
}

/** Another version of a calendar changes nothing that a person would read, unless a day or a published year changed. */
function readsTheSame(one: Reckoning, other: Reckoning): boolean {
  return sameData({ ...one, calendar: null }, { ...other, calendar: null });
}
