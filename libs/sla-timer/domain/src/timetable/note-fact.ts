import { type Instant, isBefore, laterOf } from '@redress/business-time';
import { type Decision, nothingToRecord, record, refuse, sameData } from '@redress/decider';
import type { OccurredFact } from '@redress/policy';
import { applyFact } from './apply-fact.js';
import { correct } from './correct.js';
import { type Circumstances, Draft } from './draft.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { retell } from './retell.js';
import type { FactsChange, TimetableEvent } from './timetable.events.js';
import { occurredFacts, type OpenTimetable, type Timetable } from './timetable.js';

/** Something happened to the complaint, as any service announced it. */
export interface NoteFact extends Circumstances {
  readonly type: 'note-fact';
  readonly fact: OccurredFact;
  readonly change: FactsChange;
  readonly happenedAt: Instant;
}

/**
 * Applies a fact at the moment it happened. One that arrives late, after what happened or came due after it, is told
 * where it belongs, and what was told since is corrected; so every order of arrival ends the same.
 */
export function noteFact(command: NoteFact, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  if (isKnown(command, timetable)) return nothingToRecord;
  const { fact, change, happenedAt, now } = command;
  const draft = new Draft(timetable, command);
  // What an older system knew may still be arriving: its deadlines are not judged by our present before an alarm rings.
  const until = timetable.imported ? laterOf(timetable.toldUntil, happenedAt) : now;
  if (isBefore(timetable.toldUntil, happenedAt)) applyFact(draft, fact, change, happenedAt);
  else {
    draft.add({ type: 'FactNoted', happenedAt, data: { fact, change } });
    correct(draft, retell(draft.timetable, command, laterOf(timetable.toldUntil, until)), fact.name);
  }
  if (!timetable.imported) noticeUntil(draft, now);
  return record<TimetableEvent>(...draft.events);
}

function isKnown({ fact, change, happenedAt }: NoteFact, timetable: OpenTimetable): boolean {
  return occurredFacts(timetable).some(
    (known) => known.at === happenedAt && sameData(known.fact, fact) && sameData(known.change, change),
  );
}
