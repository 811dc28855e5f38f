import { isBefore } from '@redress/business-time';
import { triggers } from '@redress/policy';
import type { Draft } from './draft.js';
import { justBefore, noticeUntil, repeat } from './notice-due.js';
import { cancel, meet } from './settle.js';
import { type Deadline, endsEverything, isOpen, occurredFacts } from './timetable.js';
import type { OccurredAt } from './what-happened.js';

/**
 * A deadline can begin to apply after what starts and ends it happened: the grade was raised, the term was told. Settles
 * the deadlines that were set since event `since` of the draft by what happened between their start and now.
 */
export function settleByWhatHappened(draft: Draft, since: number): void {
  const set = draft.events.slice(since).flatMap((event) => (event.type === 'DeadlineSet' ? [event.data.deadline] : []));
  for (const id of new Set(set)) {
    const deadline = draft.timetable.deadlines.get(id);
    const end = deadline && isOpen(deadline) ? firstEnd(draft, deadline) : undefined;
    if (end !== undefined) settle(draft, id, end);
  }
}

function firstEnd(draft: Draft, deadline: Deadline): OccurredAt | undefined {
  const { ends, lifts } = draft.rule(deadline.id);
  const after = ({ at }: OccurredAt) =>
    deadline.round === 1 ? !isBefore(at, deadline.startedAt) : isBefore(deadline.startedAt, at);
  return occurredFacts(draft.timetable)
    .filter((occurred) => after(occurred) && occurred.fact.name !== deadline.startedBy)
    .find(
      ({ fact, at }) =>
        endsEverything(fact) || [...ends, ...lifts].some((trigger) => triggers(trigger, fact, draft.facts(at))),
    );
}

function settle(draft: Draft, id: string, { fact, at }: OccurredAt): void {
  noticeUntil(draft, justBefore(at));
  const deadline = draft.timetable.deadlines.get(id);
  if (deadline === undefined || !isOpen(deadline)) return;
  if (!draft.rule(id).ends.some((trigger) => triggers(trigger, fact, draft.facts(at))))
    return cancel(draft, deadline, at, fact.name);
  meet(draft, deadline, at);
  repeat(draft, deadline, at);
}
