import { earlierOf, type Instant, isBefore } from '@redress/business-time';
import { type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { lengthOf, type OccurredFact, triggers } from '@redress/policy';
import { type Circumstances, Draft } from './draft.js';
import { justBefore, noticeUntil, repeat } from './notice-due.js';
import { pauseDeadlines, resumeDeadlines } from './pause-and-resume.js';
import type { TimetableRefusal } from './refusals.js';
import { lengthFor } from './reckon.js';
import { momentsAnew, reckonRule, startByFact, startNextRound, startWhatAppliesNow } from './start-deadlines.js';
import { cancel, meet } from './settle.js';
import { settleByWhatHappened } from './settle-late.js';
import type { FactsChange, TimetableEvent } from './timetable.events.js';
import { type Deadline, endsEverything, isOpen, type Timetable } from './timetable.js';

/** Something happened to the complaint, as any service announced it. */
export interface NoteFact extends Circumstances {
  readonly type: 'note-fact';
  readonly fact: OccurredFact;
  readonly change: FactsChange;
  readonly happenedAt: Instant;
}

/**
 * Applies a fact at the moment it happened: first what came due before it is noticed, then what it ends, pauses,
 * resumes and starts, then what its change of the case (grade, department …) means for the deadlines that run.
 */
export function noteFact(command: NoteFact, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  if (isKnown(command, timetable.occurred)) return nothingToRecord;
  const draft = new Draft(timetable, command);
  applyFact(draft, command.fact, command.change, command.happenedAt);
  if (!timetable.imported) noticeUntil(draft, command.now);
  return record<TimetableEvent>(...draft.events);
}

export function applyFact(draft: Draft, fact: OccurredFact, change: FactsChange, happenedAt: Instant): void {
  noticeUntil(draft, justBefore(earlierOf(happenedAt, draft.circumstances.now)));
  draft.add({ type: 'FactNoted', happenedAt, data: { fact, change } });
  meetBy(draft, fact, happenedAt);
  liftBy(draft, fact, happenedAt);
  if (fact.name === 'work-resumed') resumeDeadlines(draft, happenedAt);
  if (fact.name === 'work-paused') pauseDeadlines(draft, happenedAt);
  if (fact.name === 'case-reopened') reopen(draft, happenedAt);
  const since = draft.events.length;
  if (endsEverything(fact)) endAll(draft, fact.name, happenedAt);
  else {
    startByFact(draft, fact, happenedAt);
    if (Object.keys(change).length > 0) followChange(draft, happenedAt);
    settleByWhatHappened(draft, since);
  }
}

function meetBy(draft: Draft, fact: OccurredFact, at: Instant): void {
  for (const deadline of open(draft)) {
    const rule = draft.rule(deadline.id);
    if (isBefore(at, deadline.startedAt) || !rule.ends.some((trigger) => triggers(trigger, fact, draft.facts(at))))
      continue;
    meet(draft, deadline, at);
    repeat(draft, deadline, at);
  }
}

function liftBy(draft: Draft, fact: OccurredFact, at: Instant): void {
  for (const deadline of open(draft)) {
    if (draft.rule(deadline.id).lifts.some((trigger) => triggers(trigger, fact, draft.facts(at))))
      cancel(draft, deadline, at, fact.name);
  }
}

function endAll(draft: Draft, because: string, at: Instant): void {
  for (const deadline of open(draft)) cancel(draft, deadline, at, because);
}

/** What was done counts as done, unless the policy lets it run on or start anew; what was missed stays missed. */
function reopen(draft: Draft, at: Instant): void {
  for (const deadline of draft.timetable.deadlines.values()) {
    const rule = draft.rule(deadline.id);
    if (isOpen(deadline) || rule.onReopening === 'stay-ended') continue;
    if (rule.onReopening !== 'resume') startNextRound(draft, rule, { at, by: 'case-reopened' });
    else resumeEnded(draft, deadline, at);
  }
}

/** The time between its end and the reopening does not count. */
function resumeEnded(draft: Draft, ended: Deadline, at: Instant): void {
  startNextRound(draft, draft.rule(ended.id), { at: ended.startedAt, by: 'case-reopened' });
  const again = draft.timetable.deadlines.get(ended.id);
  if (again === undefined || !isOpen(again)) return;
  draft.about(again, 'DeadlinePaused', ended.metAt ?? ended.startedAt, {
    pausedAt: ended.metAt ?? ended.startedAt,
    because: 'ended',
  });
  resumeDeadlines(draft, at, [ended.id]);
}

/** Grade, department, amount … changed: lengths are looked at again from the start, and what no longer applies falls away. */
function followChange(draft: Draft, at: Instant): void {
  for (const deadline of open(draft)) {
    const rule = draft.rule(deadline.id);
    const facts = draft.facts(at);
    if (rule.appliesWhen && !rule.appliesWhen.holds(facts)) {
      cancel(draft, deadline, at, 'no longer applies');
      continue;
    }
    const within = lengthOf(rule, facts)?.within;
    const length = within && lengthFor(within, facts, draft.timetable.term);
    const standsOtherwise =
      deadline.status !== 'running' || deadline.extensions.length > 0 || deadline.pauses.length > 0;
    if (
      length === undefined ||
      standsOtherwise ||
      deadline.reckoning.within.unit === 'agreed' ||
      rule.starts.some(({ on }) => on === 'before-due')
    )
      continue;
    if (JSON.stringify(length) === JSON.stringify(deadline.reckoning.within)) continue;
    move(draft, deadline, at, 'fact');
  }
  startWhatAppliesNow(draft, at);
}

/** Reckons a running deadline anew from its start. */
export function move(
  draft: Draft,
  deadline: Deadline,
  at: Instant,
  cause: 'calendar' | 'policy' | 'agreed' | 'fact',
): void {
  const reckoned = reckonRule(draft, draft.rule(deadline.id), deadline.startedAt);
  if (reckoned === undefined) return;
  const { reckoning, dueAt } = reckoned;
  const moments = momentsAnew(draft, deadline, dueAt);
  draft.about(deadline, 'DeadlineMoved', at, { previousDueAt: deadline.dueAt, dueAt, cause, reckoning, moments });
}

export function open(draft: Draft): readonly Deadline[] {
  return [...draft.timetable.deadlines.values()].filter(isOpen);
}

function isKnown({ fact, happenedAt }: NoteFact, occurred: readonly { fact: OccurredFact; at: Instant }[]): boolean {
  return occurred.some((known) => known.at === happenedAt && JSON.stringify(known.fact) === JSON.stringify(fact));
}
