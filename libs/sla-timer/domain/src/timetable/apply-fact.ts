import { type Instant, isBefore } from '@redress/business-time';
import { type OccurredFact, triggers } from '@redress/policy';
import type { Draft } from './draft.js';
import { followChange } from './follow-change.js';
import { justBefore, noticeUntil, repeat } from './notice-due.js';
import { pauseDeadlines, resumeDeadlines } from './pause-and-resume.js';
import { reopen } from './reopen.js';
import { cancel, meet } from './settle.js';
import { settleByWhatHappened } from './settle-late.js';
import { startByFact } from './start-deadlines.js';
import type { FactsChange } from './timetable.events.js';
import { type Deadline, endsEverything, endsWaiting, isOpen } from './timetable.js';
import { changesSomething } from './what-happened.js';

/**
 * What came due before the fact is noticed, then what it ends is met; what falls due at this very moment is noticed, and
 * then comes what the fact pauses, resumes, starts and changes.
 */
export function applyFact(draft: Draft, fact: OccurredFact, change: FactsChange, happenedAt: Instant): void {
  noticeUntil(draft, justBefore(happenedAt));
  draft.add({ type: 'FactNoted', happenedAt, data: { fact, change } });
  meetBy(draft, fact, happenedAt);
  liftBy(draft, fact, happenedAt);
  if (endsEverything(fact)) return endAll(draft, fact.name, happenedAt);
  noticeUntil(draft, happenedAt);
  if (endsWaiting(fact)) resumeDeadlines(draft, happenedAt);
  if (fact.name === 'work-paused') pauseDeadlines(draft, happenedAt);
  if (fact.name === 'case-reopened') reopen(draft, happenedAt);
  const since = draft.events.length;
  startByFact(draft, fact, happenedAt);
  if (changesSomething(fact, change)) followChange(draft, happenedAt);
  settleByWhatHappened(draft, since);
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

function open(draft: Draft): readonly Deadline[] {
  return [...draft.timetable.deadlines.values()].filter(isOpen);
}
