import { type Dated, type Decision, momentOf, nothingToRecord, record, refuse } from '@redress/decider';
import type {
  Actor,
  CallbackOpened,
  CallbackRecorded,
  FeedbackEnded,
  SatisfactionRated,
  VaultRef,
} from './feedback.events.js';
import type { Feedback } from './feedback.js';
import { type Involvement, keptFromCallingBack, mustKeepOut } from './keep-out.js';
import type { FeedbackRefusal } from './refusals.js';

/** Follows from routing’s complaint-resolved. */
export interface OpenCallback extends Dated {
  readonly type: 'open-callback';
}
export interface RecordCallback extends Dated {
  readonly type: 'record-callback';
  readonly reached: boolean;
  readonly satisfied: boolean | null;
  readonly attitude: number | null;
  readonly result: number | null;
  readonly note: VaultRef | null;
  readonly by: Actor;
  readonly involvement: Involvement;
}
export interface Rate extends Dated {
  readonly type: 'rate';
  readonly score: number;
  /** The band the policy puts this score in (E4-1). */
  readonly band: string;
  readonly by: Actor;
  readonly involvement: Involvement;
}
/** Follows from a case that was closed, reopened, declined or withdrawn: nobody is called back about it now. */
export interface EndFeedback extends Dated {
  readonly type: 'end-feedback';
  readonly because: string;
}

/** The customer is to be called back within the policy’s term about attitude and result. */
export function openCallback(command: OpenCallback, feedback: Feedback): Decision<CallbackOpened, FeedbackRefusal> {
  const resolvedAt = command.happenedAt ?? command.now;
  if (feedback.callback.resolvedAt === resolvedAt && feedback.callback.status !== 'not-due') return nothingToRecord;
  return record({
    type: 'CallbackOpened',
    happenedAt: resolvedAt,
    data: {},
  });
}

/** What the customer said, or that nobody answered; then it stays due. */
export function recordCallback(
  command: RecordCallback,
  feedback: Feedback,
): Decision<CallbackRecorded, FeedbackRefusal> {
  const { reached, satisfied, attitude, result, note, by, involvement } = command;
  const kept = keptFromCallingBack(involvement);
  if (kept) return refuse(mustKeepOut(by, kept));
  if (feedback.callback.status !== 'due') return refuse({ code: 'callback-not-due', status: feedback.callback.status });
  if (reached && satisfied === null) return refuse({ code: 'satisfaction-missing' });
  const moment = momentOf(command);
  if ('code' in moment) return refuse(moment);
  return record({
    type: 'CallbackRecorded',
    happenedAt: moment.at,
    data: { reached, satisfied, attitude, result, note, by },
  });
}

export function rate(command: Rate, feedback: Feedback): Decision<SatisfactionRated, FeedbackRefusal> {
  const { score, band, by, involvement } = command;
  const kept = keptFromCallingBack(involvement);
  if (kept) return refuse(mustKeepOut(by, kept));
  if (feedback.rating?.score === score && feedback.rating.band === band) return nothingToRecord;
  const moment = momentOf(command);
  if ('code' in moment) return refuse(moment);
  return record({ type: 'SatisfactionRated', happenedAt: moment.at, data: { score, band, by } });
}

export function endFeedback(command: EndFeedback, feedback: Feedback): Decision<FeedbackEnded, FeedbackRefusal> {
  const nothingOpen =
    feedback.callback.status !== 'due' &&
    !feedback.answers.some(({ status }) => status === 'ready' || status === 'sent');
  if (feedback.ended || nothingOpen) return nothingToRecord;
  return record({
    type: 'FeedbackEnded',
    happenedAt: command.happenedAt ?? command.now,
    data: { because: command.because },
  });
}
