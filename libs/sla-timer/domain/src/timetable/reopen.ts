import { type Instant, isBefore } from '@redress/business-time';
import { type DeadlineRule, triggers } from '@redress/policy';
import type { Draft } from './draft.js';
import { pauseDeadlines, resumeDeadlines } from './pause-and-resume.js';
import { runOn, startNextRound } from './start-deadlines.js';
import { type Deadline, isOpen } from './timetable.js';

const reopened = { name: 'case-reopened' };
/** What is due after the end of a matter waits for its next end. */
const ends = ['complaint-resolved', 'case-closed'];

/**
 * What was done is to be done again: a deadline gets a new round (`restart`, `new`) or runs on with the time it had left
 * (`resume`), unless the policy lets it stay ended. What was missed stays missed. What the reopening lifts, or what
 * only an end of the matter or another deadline starts, waits for that.
 */
export function reopen(draft: Draft, at: Instant): void {
  for (const deadline of [...draft.timetable.deadlines.values()]) {
    const rule = draft.ruleIfAny(deadline.id);
    if (
      rule === undefined ||
      isOpen(deadline) ||
      rule.onReopening === 'stay-ended' ||
      waitsForItsStart(draft, rule, at)
    )
      continue;
    if (rule.onReopening === 'resume') resumeEnded(draft, rule, deadline, at);
    else startNextRound(draft, rule, { at, by: reopened.name });
  }
}

function waitsForItsStart(draft: Draft, { starts, lifts }: DeadlineRule, at: Instant): boolean {
  if (lifts.some((trigger) => triggers(trigger, reopened, draft.facts(at)))) return true;
  return starts.every((start) => start.on !== 'fact' || ends.includes(start.trigger.fact));
}

/** The time between its end and the reopening does not count. One that was missed has nothing left to run on with. */
function resumeEnded(draft: Draft, rule: DeadlineRule, ended: Deadline, at: Instant): void {
  const { missedAt, endedAt, startedAt } = ended;
  if (missedAt !== null || endedAt === null || !isBefore(startedAt, at)) return;
  runOn(draft, rule, ended, reopened.name);
  const again = draft.timetable.deadlines.get(ended.id);
  if (again === undefined || again.status !== 'running') return;
  draft.about(again, 'DeadlinePaused', endedAt, { pausedAt: endedAt, because: 'ended' });
  resumeDeadlines(draft, at, [ended.id]);
  pauseDeadlines(draft, at);
}
