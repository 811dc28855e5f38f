import { type Instant, isBefore, laterOf } from '@redress/business-time';
import type { DeadlineRule } from '@redress/policy';
import type { Draft } from './draft.js';
import { moveWhatLeansOn } from './move-deadline.js';
import { afterPauses, countedBackFrom, momentsAnew, unknownAfterPauses } from './reckon-rule.js';
import { type Deadline, endsWaiting, occurredFacts } from './timetable.js';

/**
 * The clocks that the policy lets stand still in this state stand still; a deadline already missed runs on. What is
 * counted back from a due time stands still with that.
 */
export function pauseDeadlines(draft: Draft, at: Instant): void {
  const { waitingFor } = draft.timetable;
  if (waitingFor === null) return;
  for (const { id } of [...draft.timetable.deadlines.values()]) {
    const deadline = draft.timetable.deadlines.get(id);
    if (deadline === undefined || otherOf(draft, deadline) !== undefined) continue;
    if (draft.rule(id).pausesWhile.includes(waitingFor)) standStill(draft, deadline, at, waitingFor);
  }
}

function standStill(draft: Draft, deadline: Deadline, at: Instant, because: string): void {
  if (deadline.status !== 'running' || isBefore(at, deadline.startedAt)) return;
  draft.about(deadline, 'DeadlinePaused', at, { pausedAt: at, because });
  for (const each of countedBackFromIt(draft, deadline.id)) standStill(draft, each, at, because);
  moveWhatLeansOn(draft, deadline.id, at);
}

/** A pause moves the due time by what was paused: working time where working time counts, else elapsed time. */
export function resumeDeadlines(draft: Draft, at: Instant, only?: readonly string[]): void {
  const paused = [...draft.timetable.deadlines.values()].filter(
    ({ id, status }) => status === 'paused' && (only === undefined || only.includes(id)),
  );
  for (const { id } of paused) {
    const deadline = draft.timetable.deadlines.get(id);
    const standsWith = deadline && otherOf(draft, deadline);
    if (standsWith === undefined || standsWith.status !== 'paused') resume(draft, id, at);
  }
}

/** What stands still because of it goes on with it, from where that is due now. */
function resume(draft: Draft, id: string, at: Instant): void {
  const deadline = draft.timetable.deadlines.get(id);
  if (deadline?.status !== 'paused') return;
  const pauses = deadline.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
  const dueAt = afterPauses(draft, deadline, deadline.base, pauses);
  const moments = momentsAnew(draft, deadline, dueAt, pauses);
  draft.about(deadline, 'DeadlineResumed', at, {
    ...{ resumedAt: at, previousDueAt: deadline.dueAt, dueAt, moments },
    ...unknownAfterPauses(draft, deadline, deadline.base, dueAt),
  });
  moveWhatLeansOn(draft, id, at);
  for (const each of countedBackFromIt(draft, id)) resume(draft, each.id, at);
}

/** The deadline from whose due time this one is counted back. */
function otherOf(draft: Draft, { id, startedBy }: Deadline): Deadline | undefined {
  const rule = draft.ruleIfAny(id);
  const other = rule && countedBackFrom(rule, startedBy);
  return other === undefined ? undefined : draft.timetable.deadlines.get(other);
}

function countedBackFromIt(draft: Draft, id: string): readonly Deadline[] {
  return [...draft.timetable.deadlines.values()].filter((each) => otherOf(draft, each)?.id === id);
}

/** A deadline set just now, by what happened earlier or while we wait, stood still whenever we waited since its start. */
export function pauseAsItWas(draft: Draft, rule: DeadlineRule): void {
  const other = whatItStandsWith(draft, rule);
  if (other !== undefined) return standStillWith(draft, rule, other);
  for (const { from, to, because } of waits(draft)) {
    const deadline = draft.timetable.deadlines.get(rule.id);
    if (deadline?.status !== 'running' || !rule.pausesWhile.includes(because)) continue;
    const pausedAt = laterOf(from, deadline.startedAt);
    if (!isBefore(pausedAt, deadline.dueAt) || (to !== undefined && !isBefore(pausedAt, to))) continue;
    draft.about(deadline, 'DeadlinePaused', pausedAt, { pausedAt, because });
    if (to !== undefined) resumeDeadlines(draft, to, [rule.id]);
  }
}

function whatItStandsWith(draft: Draft, { id }: DeadlineRule): Deadline | undefined {
  const deadline = draft.timetable.deadlines.get(id);
  return deadline && otherOf(draft, deadline);
}

/** Where that one goes is known when it runs again. */
function standStillWith(draft: Draft, { id }: DeadlineRule, other: Deadline): void {
  const deadline = draft.timetable.deadlines.get(id);
  const since = other.pauses.at(-1)?.from;
  if (other.status !== 'paused' || deadline?.status !== 'running' || since === undefined) return;
  const pausedAt = laterOf(since, deadline.startedAt);
  if (isBefore(pausedAt, deadline.dueAt))
    draft.about(deadline, 'DeadlinePaused', pausedAt, { pausedAt, because: draft.timetable.waitingFor ?? other.id });
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
