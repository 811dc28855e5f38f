import { baseConfig, defineService, SweepOrphans } from '@redress/service-kit';
import { callbacksDue } from './callbacks-due/callbacks-due.projection.js';
import { feedbackMessages } from './feedback.messages.js';
import { FeedbackModule } from './feedback.module.js';
import { FollowCase } from './follow-case/follow-case.js';
import { OnPolicyPublished } from './on-policy-published/on-policy-published.js';

/** What the customer is told and says: answer, agreement, callback, rating. The owner of the feedback streams. */
export const feedbackService = defineService({
  name: 'feedback',
  schema: 'feedback',
  announces: ['feedback'],
  port: 3004,
  config: baseConfig,
  module: FeedbackModule,
  projections: [callbacksDue],
  consumers: [FollowCase, OnPolicyPublished],
  // read from the announcement log: who complained, and when a callback is due
  follows: ['intake', 'sla'],
  workers: [SweepOrphans],
  messages: feedbackMessages,
});
