import { type Decider, unreachable } from '@redress/decider';
import {
  type ReadySolution,
  readySolution,
  recordAgreement,
  type RecordAgreement,
  recordRefusal,
  type RecordRefusal,
  sendAnswer,
  type SendAnswer,
} from './answer-customer.js';
import {
  type EndFeedback,
  endFeedback,
  openCallback,
  type OpenCallback,
  rate,
  type Rate,
  recordCallback,
  type RecordCallback,
} from './call-back.js';
import type { FeedbackEvent } from './feedback.events.js';
import { evolve, type Feedback, nothingAsked } from './feedback.js';
import type { FeedbackRefusal } from './refusals.js';

export type FeedbackCommand =
  ReadySolution | SendAnswer | RecordAgreement | RecordRefusal | OpenCallback | RecordCallback | Rate | EndFeedback;

/** Everything feedback decides about one complaint. */
export const feedbackDecider: Decider<Feedback, FeedbackCommand, FeedbackEvent, FeedbackRefusal> = {
  initial: nothingAsked,
  evolve,
  decide(command, feedback) {
    switch (command.type) {
      case 'ready-solution':
        return readySolution(command, feedback);
      case 'send-answer':
        return sendAnswer(command, feedback);
      case 'record-agreement':
        return recordAgreement(command, feedback);
      case 'record-refusal':
        return recordRefusal(command, feedback);
      case 'open-callback':
        return openCallback(command, feedback);
      case 'record-callback':
        return recordCallback(command, feedback);
      case 'rate':
        return rate(command, feedback);
      case 'end-feedback':
        return endFeedback(command, feedback);
      default:
        return unreachable(command);
    }
  },
};
