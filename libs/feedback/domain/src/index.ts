export type { Actor, FeedbackEvent, VaultRef } from './feedback/feedback.events.js';
export type { Answer, Feedback } from './feedback/feedback.js';
export { type FeedbackCommand, feedbackDecider } from './feedback/feedback.decider.js';
export { type Involvement, keptFromAnswering, keptFromCallingBack } from './feedback/keep-out.js';
export type { FeedbackRefusal } from './feedback/refusals.js';
