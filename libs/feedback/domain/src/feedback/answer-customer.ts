import { type Dated, type Decision, momentOf, nothingToRecord, record, refuse } from '@redress/decider';
import type {
  Actor,
  AnswerSent,
  SolutionAgreed,
  SolutionReadyToTell,
  SolutionRefused,
  VaultRef,
} from './feedback.events.js';
import type { Feedback } from './feedback.js';
import { type Involvement, keptFromAnswering, mustKeepOut } from './keep-out.js';
import type { FeedbackRefusal } from './refusals.js';

/** Follows from routing’s solution-approved, once it is final. */
export interface ReadySolution extends Dated {
  readonly type: 'ready-solution';
  readonly solution: string;
}
export interface SendAnswer extends Dated {
  readonly type: 'send-answer';
  readonly solution: string;
  readonly channel: string;
  readonly text: VaultRef;
  readonly by: Actor;
  readonly involvement: Involvement;
}
export interface RecordAgreement extends Dated {
  readonly type: 'record-agreement';
  readonly solution: string;
  readonly signed: boolean;
  readonly by: Actor;
  readonly involvement: Involvement;
}
export interface RecordRefusal extends Dated {
  readonly type: 'record-refusal';
  readonly solution: string;
  readonly reason: VaultRef | null;
  readonly by: Actor;
  readonly involvement: Involvement;
}

export function readySolution(
  command: ReadySolution,
  feedback: Feedback,
): Decision<SolutionReadyToTell, FeedbackRefusal> {
  if (answerFor(command.solution, feedback)) return nothingToRecord;
  return record({
    type: 'SolutionReadyToTell',
    happenedAt: command.happenedAt ?? command.now,
    data: { solution: command.solution },
  });
}

/** Tells the customer the approved solution; nothing that nobody approved is ever promised (A-11, B-9). */
export function sendAnswer(command: SendAnswer, feedback: Feedback): Decision<AnswerSent, FeedbackRefusal> {
  const { solution, channel, text, by, involvement } = command;
  const kept = keptFromAnswering(involvement, feedback);
  if (kept) return refuse(mustKeepOut(by, kept));
  const answer = answerFor(solution, feedback);
  if (!answer) return refuse({ code: 'solution-not-approved', solution });
  if (answer.status !== 'ready') return nothingToRecord;
  const moment = momentOf(command);
  if ('code' in moment) return refuse(moment);
  return record({ type: 'AnswerSent', happenedAt: moment.at, data: { solution, channel, text, by } });
}

/** The customer agrees. */
export function recordAgreement(
  command: RecordAgreement,
  feedback: Feedback,
): Decision<SolutionAgreed, FeedbackRefusal> {
  const { solution, signed, by, involvement } = command;
  const kept = keptFromAnswering(involvement, feedback);
  if (kept) return refuse(mustKeepOut(by, kept));
  if (answerFor(solution, feedback)?.status === 'agreed') return nothingToRecord;
  const at = repliedAt(command, feedback);
  if ('code' in at) return refuse(at);
  return record({ type: 'SolutionAgreed', happenedAt: at.at, data: { solution, signed, by } });
}

/** The customer does not agree: routing takes it back up (B-3, B-7). */
export function recordRefusal(command: RecordRefusal, feedback: Feedback): Decision<SolutionRefused, FeedbackRefusal> {
  const { solution, reason, by, involvement } = command;
  const kept = keptFromAnswering(involvement, feedback);
  if (kept) return refuse(mustKeepOut(by, kept));
  if (answerFor(solution, feedback)?.status === 'refused') return nothingToRecord;
  const at = repliedAt(command, feedback);
  if ('code' in at) return refuse(at);
  return record({ type: 'SolutionRefused', happenedAt: at.at, data: { solution, reason, by } });
}

function repliedAt(
  command: RecordAgreement | RecordRefusal,
  feedback: Feedback,
): ReturnType<typeof momentOf> | FeedbackRefusal {
  const { solution } = command;
  const answer = answerFor(solution, feedback);
  if (!answer) return { code: 'solution-not-approved', solution };
  if (answer.status === 'ready') return { code: 'answer-not-sent', solution, status: answer.status };
  if (answer.status !== 'sent') return { code: 'customer-replied-already', solution, status: answer.status };
  return momentOf(command);
}

function answerFor(solution: string, feedback: Feedback) {
  return feedback.answers.find((answer) => answer.solution === solution);
}
