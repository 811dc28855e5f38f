import { type Instant, isBefore } from '@redress/business-time';
import { type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { type Circumstances, Draft } from './draft.js';
import { move } from './move-deadline.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { settleByWhatHappened } from './settle-late.js';
import { startWhatAppliesNow } from './start-deadlines.js';
import type { Actor, TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.js';

/** A date was settled with the customer (A-13, D-5). */
export interface AgreeDate extends Circumstances {
  readonly type: 'agree-date';
  readonly until: Instant;
  readonly by: Actor;
}

/** Deadlines that wait for a date start, and those that a customer’s term replaces move to it, unless already missed. */
export function agreeDate(command: AgreeDate, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  const { until, by, now } = command;
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  if (timetable.term === until) return nothingToRecord;
  if (!isBefore(now, until)) return refuse({ code: 'date-in-the-past', until, now });
  const draft = new Draft(timetable, command);
  noticeUntil(draft, now);
  agreeTerm(draft, until, by, now);
  return record<TimetableEvent>(...draft.events);
}

/** Applies a date agreed at `at`. */
export function agreeTerm(draft: Draft, until: Instant, by: Actor, at: Instant): void {
  draft.add({ type: 'TermAgreed', happenedAt: at, data: { until, by } });
  for (const deadline of [...draft.timetable.deadlines.values()]) {
    const rule = draft.ruleIfAny(deadline.id);
    if (rule === undefined) continue;
    const followsTerm = rule.agreedTermReplaces || deadline.reckoning.within.unit === 'agreed';
    if (followsTerm && deadline.extensions.length === 0) move(draft, deadline, at, 'agreed');
  }
  const since = draft.events.length;
  startWhatAppliesNow(draft, at);
  settleByWhatHappened(draft, since);
}
