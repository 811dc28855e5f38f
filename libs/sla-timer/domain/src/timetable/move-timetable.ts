import { type Instant, isBefore, laterOf } from '@redress/business-time';
import { type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import type { Policy } from '@redress/policy';
import { type Circumstances, Draft } from './draft.js';
import { move } from './move-deadline.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { reckonRule } from './reckon-rule.js';
import { cancel } from './settle.js';
import { settleByWhatHappened } from './settle-late.js';
import { startWhatAppliesNow } from './start-deadlines.js';
import type { TimetableEvent } from './timetable.events.js';
import { type Deadline, isOpen, type Timetable } from './timetable.js';

/** Follows from routing’s case-moved; the circumstances name the version that it moves from. */
export interface MoveTimetable extends Circumstances {
  readonly type: 'move-timetable';
  readonly to: Policy;
  readonly happenedAt: Instant;
}

/**
 * Tells what is open anew under another version of the policy, from the same facts. What was met or missed stays so; what
 * only the other version knows starts unless it would have been over already.
 */
export function moveTimetable(
  command: MoveTimetable,
  timetable: Timetable,
): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  const { to, happenedAt, now } = command;
  if (timetable.policy.name === to.name && timetable.policy.version === to.version) return nothingToRecord;
  const draft = new Draft(timetable, command);
  const at = laterOf(happenedAt, timetable.toldUntil);
  noticeUntil(draft, at);
  moveTo(draft, to, at);
  noticeUntil(draft, laterOf(now, at));
  return record<TimetableEvent>(...draft.events);
}

/** Applies the move of a complaint to `policy` at `at`. */
export function moveTo(draft: Draft, policy: Policy, at: Instant): void {
  const { name, version } = policy;
  const { policy: previous, status: _status } = draft.timetable;
  draft.add({ type: 'TimetableMoved', happenedAt: at, data: { policy: { name, version }, previous } });
  draft.under(policy);
  for (const deadline of [...draft.timetable.deadlines.values()].filter(isOpen)) follow(draft, deadline, at);
  const since = draft.events.length;
  startWhatAppliesNow(draft, at, (rule, beginning) => {
    const reckoned = reckonRule(draft, rule, beginning);
    return reckoned !== undefined && isBefore(at, reckoned.dueAt);
  });
  settleByWhatHappened(draft, since);
}

function follow(draft: Draft, deadline: Deadline, at: Instant): void {
  const rule = draft.ruleIfAny(deadline.id);
  if (rule === undefined || (rule.appliesWhen && !rule.appliesWhen.holds(draft.facts(at))))
    return cancel(draft, deadline, at, 'policy');
  if (deadline.extensions.length > 0 || deadline.reckoning.within.unit === 'agreed') return;
  move(draft, deadline, at, 'policy');
}
