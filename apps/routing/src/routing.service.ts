import { baseConfig, defineService, SweepOrphans } from '@redress/service-kit';
import {
  OnCallbackRecorded,
  OnComplaintDecided,
  OnCustomerAnswered,
  OnDeadlineOverdue,
} from './follow-facts/follow-facts.js';
import { OnComplaintRegistered } from './open-case/on-complaint-registered.js';
import { PublishPolicies } from './publish-policies/publish-policies.js';
import { queue } from './queue/queue.projection.js';
import { routingMessages } from './routing.messages.js';
import { RoutingModule } from './routing.module.js';

/** Who has to do what: the owner of the cases, of the published policies and of the queue. */
export const routingService = defineService({
  name: 'routing',
  schema: 'routing',
  announces: ['routing', 'policies'],
  port: 3002,
  config: baseConfig,
  module: RoutingModule,
  projections: [queue],
  consumers: [OnComplaintRegistered, OnComplaintDecided, OnDeadlineOverdue, OnCustomerAnswered, OnCallbackRecorded],
  follows: ['calendars'],
  workers: [PublishPolicies, SweepOrphans],
  messages: routingMessages,
});
