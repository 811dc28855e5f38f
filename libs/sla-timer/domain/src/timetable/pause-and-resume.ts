import { type Instant, isBefore, laterOf } from '@redress/business-time';
import type { DeadlineRule } from '@redress/policy';
import type { Draft } from './draft.js';
import { moveWhatLeansOn } from './move-deadline.js';
import { afterPauses, momentsAnew } from './reckon-rule.js';
import { endsWaiting, occurredFacts } from './timetable.js';

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
  for (const { id } of draft.timetable.deadlines.values()) {
    const deadline = draft.timetable.deadlines.get(id);
    if (deadline?.status !== 'paused' || (only && !only.includes(id))) continue;
    const pauses = deadline.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
    const dueAt = afterPauses(draft, deadline, deadline.base, pauses);
    const moments = momentsAnew(draft, deadline, dueAt, pauses);
    draft.about(deadline, 'DeadlineResumed', at, { resumedAt: at, previousDueAt: deadline.dueAt, dueAt, moments });
    moveWhatLeansOn(draft, id, at);
  }
}

/** A deadline set just now, by what happened earlier or while we wait, stood still whenever we waited since its start. */
export function pauseAsItWas(draft: Draft, rule: DeadlineRule): void {
  for (const { from, to, because } of waits(draft)) {
    const deadline = draft.timetable.deadlines.get(rule.id);
    if (deadline?.status !== 'running' || !rule.pausesWhile.includes(because)) continue;
    const pausedAt = laterOf(from, deadline.startedAt);
    if (!isBefore(pausedAt, deadline.dueAt) || (to !== undefined && !isBefore(pausedAt, to))) continue;
    draft.about(deadline, 'DeadlinePaused', pausedAt, { pausedAt, because });
    if (to !== undefined) resumeDeadlines(draft, to, [rule.id]);
  }
}

/** When we waited, and for what; the last one without an end while we still wait. */
function waits({ timetable }: Draft): readonly { from: Instant; to?: Instant; because: string }[] {
  const found: { from: Instant; to?: Instant; because: string }[] = [];
  for (const { fact, at, change } of occurredFacts(timetable)) {
    const last = found.at(-1);
    const waiting = last !== undefined && last.to === undefined;
    if (fact.name === 'work-paused' && !waiting && change.status !== undefined)
      found.push({ from: at, because: change.status });
    else if (waiting && endsWaiting(fact)) found[found.length - 1] = { ...last, to: at };
  }
  return found;
}
