import { type Instant, isBefore } from '@redress/business-time';
import { type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { type Circumstances, Draft } from './draft.js';
import { move, open } from './note-fact.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { startWhatAppliesNow } from './start-deadlines.js';
import type { Actor, TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.js';

/** A date was settled with the customer (A-13, D-5). */
export interface AgreeDate extends Circumstances {
  readonly type: 'agree-date';
  readonly until: Instant;
  readonly by: Actor;
}

/** Deadlines that wait for a date start, and those that a customer’s term replaces move to it. */
export function agreeDate(command: AgreeDate, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  const { until, by, now } = command;
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  if (timetable.term === until) return nothingToRecord;
  if (!isBefore(now, until)) return refuse({ code: 'date-in-the-past', until, now });
  const draft = new Draft(timetable, command);
  noticeUntil(draft, now);
  draft.add({ type: 'TermAgreed', happenedAt: now, data: { until, by } });
  for (const deadline of open(draft)) {
    const rule = draft.rule(deadline.id);
    if (deadline.status === 'running' && (rule.agreedTermReplaces || deadline.reckoning.within.unit === 'agreed'))
      move(draft, deadline, now, 'agreed');
  }
  startWhatAppliesNow(draft, now);
  return record<TimetableEvent>(...draft.events);
}
