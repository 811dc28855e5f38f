import { type Decision, nothingToRecord, record } from '@redress/decider';
import { type Circumstances, Draft } from './draft.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import type { TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.js';

/** An alarm rang, or the sweep came by. */
export interface Ring extends Circumstances {
  readonly type: 'ring';
}

/** Turns an alarm into facts, or into nothing: it may ring early, late, twice, or for a due time that has moved. */
export function ring(command: Ring, timetable: Timetable): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return nothingToRecord;
  const draft = new Draft(timetable, command);
  noticeUntil(draft, command.now);
  return record<TimetableEvent>(...draft.events);
}
