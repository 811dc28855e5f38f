import { defineService, SweepOrphans } from '@redress/service-kit';
import { OnFeedbackFact, OnIntakeFact, OnRoutingFact } from './note-facts/note-facts.js';
import { OnComplaintRegistered } from './note-facts/on-complaint-registered.js';
import { FollowAlarms } from './notice-deadline/follow-alarms.js';
import { LeadAlarms } from './notice-deadline/lead-alarms.js';
import { OnPolicyPublished } from './on-policy-published/on-policy-published.js';
import { openDeadlines } from './open-deadlines/open-deadlines.projection.js';
import { PublishCalendars } from './publish-calendars/publish-calendars.js';
import { RecalculateDeadlines } from './recalculate-deadlines/recalculate-deadlines.js';
import { slaTimerMigrations } from './schema/sla-timer-migrations.js';
import { slaTimerConfig } from './sla-timer.config.js';
import { slaTimerMessages } from './sla-timer.messages.js';
import { SlaTimerModule } from './sla-timer.module.js';

/** Every deadline of every complaint, and the calendars: the owner of the timetables. */
export const slaTimerService = defineService({
  name: 'sla-timer',
  schema: 'sla_timer',
  announces: ['sla', 'calendars'],
  port: 3003,
  config: slaTimerConfig,
  module: SlaTimerModule,
  migrations: slaTimerMigrations,
  projections: [openDeadlines],
  consumers: [OnComplaintRegistered, OnIntakeFact, OnRoutingFact, OnFeedbackFact, OnPolicyPublished],
  workers: [PublishCalendars, RecalculateDeadlines, FollowAlarms, LeadAlarms, SweepOrphans],
  // deadlines that fall due in one second ask for many small batches soon, not for few full ones
  eventStore: { worthALane: 8 },
  messages: slaTimerMessages,
});
