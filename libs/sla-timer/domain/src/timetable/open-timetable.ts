import type { Instant } from '@redress/business-time';
import { type Decision, nothingToRecord, record } from '@redress/decider';
import type { OccurredFact } from '@redress/policy';
import { type Circumstances, Draft } from './draft.js';
import { applyFact } from './apply-fact.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { startByFact } from './start-deadlines.js';
import type { FactsChange, TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.js';

/** Follows from intake’s complaint-registered. */
export interface OpenTimetable extends Circumstances {
  readonly type: 'open-timetable';
  readonly branch: string;
  readonly facts: FactsChange;
  /** The date by which the customer requires an answer, or an older system promised one. */
  readonly term: Instant | null;
  readonly customer: string | null;
  readonly happenedAt: Instant;
  /** What happened before a complaint was brought over, oldest first; nothing for a new one. */
  readonly history: readonly { readonly fact: OccurredFact; readonly happenedAt: Instant }[] | null;
}

/**
 * Starts the clocks of a complaint at the moment the customer turned to us. A complaint brought over is judged by its
 * own times at once, and what came due before it was brought over rings nobody.
 */
export function openTimetable(
  command: OpenTimetable,
  timetable: Timetable,
): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status !== 'unopened') return nothingToRecord;
  const { branch, policy, facts, term, customer, happenedAt, history, now } = command;
  const draft = new Draft(timetable, command);
  const { name, version } = policy;
  draft.add({
    type: 'TimetableOpened',
    happenedAt,
    data: { branch, policy: { name, version }, facts, term, customer, imported: history !== null, openedAt: now },
  });
  startByFact(draft, { name: 'complaint-registered' }, happenedAt);
  // An older system’s facts come in the order of their times, so each is applied to what stood then.
  for (const past of history ?? []) applyFact(draft, past.fact, {}, past.happenedAt);
  noticeUntil(draft, now);
  return record<TimetableEvent>(...draft.events);
}
