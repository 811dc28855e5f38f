import type { Instant } from '@redress/business-time';
import { unreachable } from '@redress/decider';
import type { CallbackRecorded, FeedbackEvent, VaultRef } from './feedback.events.js';

/** One solution on its way to the customer and back. */
export interface Answer {
  readonly solution: string;
  readonly status: 'ready' | 'sent' | 'agreed' | 'refused';
  readonly channel: string | null;
  readonly text: VaultRef | null;
  readonly sentAt: Instant | null;
}

/** What was asked of the customer and what came back. */
export interface Feedback {
  readonly answers: readonly Answer[];
  readonly callback: {
    readonly status: 'not-due' | 'due' | 'recorded';
    readonly resolvedAt: Instant | null;
    readonly attempts: number;
    readonly last: (CallbackRecorded['data'] & { readonly at: Instant }) | null;
  };
  readonly rating: { readonly score: number; readonly band: string; readonly ratedAt: Instant } | null;
  readonly ended: boolean;
}

export const nothingAsked: Feedback = {
  answers: [],
  callback: { status: 'not-due', resolvedAt: null, attempts: 0, last: null },
  rating: null,
  ended: false,
};

export function evolve(feedback: Feedback, event: FeedbackEvent): Feedback {
  switch (event.type) {
    case 'SolutionReadyToTell': {
      const ready: Answer = { solution: event.data.solution, status: 'ready', channel: null, text: null, sentAt: null };
      return { ...feedback, ended: false, answers: [...feedback.answers, ready] };
    }
    case 'AnswerSent': {
      const { channel, text } = event.data;
      return changed(feedback, event.data.solution, { status: 'sent', channel, text, sentAt: event.happenedAt });
    }
    case 'SolutionAgreed':
      return changed(feedback, event.data.solution, { status: 'agreed' });
    case 'SolutionRefused':
      return changed(feedback, event.data.solution, { status: 'refused' });
    case 'CallbackOpened':
      return {
        ...feedback,
        ended: false,
        callback: { status: 'due', resolvedAt: event.happenedAt, attempts: 0, last: null },
      };
    case 'CallbackRecorded': {
      const status = event.data.reached ? 'recorded' : 'due';
      const last = { ...event.data, at: event.happenedAt };
      return {
        ...feedback,
        callback: { ...feedback.callback, status, attempts: feedback.callback.attempts + 1, last },
      };
    }
    case 'SatisfactionRated':
      return { ...feedback, rating: { ...event.data, ratedAt: event.happenedAt } };
    case 'FeedbackEnded':
      return {
        ...feedback,
        ended: true,
        callback: {
          ...feedback.callback,
          status: feedback.callback.status === 'due' ? 'not-due' : feedback.callback.status,
        },
      };
    default:
      return unreachable(event);
  }
}

function changed(feedback: Feedback, solution: string, change: Partial<Answer>): Feedback {
  return {
    ...feedback,
    answers: feedback.answers.map((answer) => (answer.solution === solution ? { ...answer, ...change } : answer)),
  };
}
