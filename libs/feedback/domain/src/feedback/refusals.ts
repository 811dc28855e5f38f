import type { MomentRefusal } from '@redress/decider';
import type { KeptFrom } from '@redress/policy';
import type { Answer, Feedback } from './feedback.js';

export type FeedbackRefusal =
  | MomentRefusal
  | ({ readonly code: 'excluded-from-stage'; readonly by: string } & KeptFrom)
  | { readonly code: 'solution-not-approved'; readonly solution: string }
  | { readonly code: 'answer-not-sent'; readonly solution: string; readonly status: Answer['status'] }
  | { readonly code: 'customer-replied-already'; readonly solution: string; readonly status: Answer['status'] }
  | { readonly code: 'callback-not-due'; readonly status: Feedback['callback']['status'] }
  | { readonly code: 'satisfaction-missing' };
