import { defineService, SweepOrphans } from '@redress/service-kit';
import { AnnounceErasures } from './erase-customer/announce-erasures.js';
import { intakeConfig } from './intake.config.js';
import { intakeMessages } from './intake.messages.js';
import { IntakeModule } from './intake.module.js';
import { complaintList } from './list-complaints/complaint-list.projection.js';
import { intakeMigrations } from './schema/migrations.js';
import { OnPolicyPublished } from './on-policy-published/on-policy-published.js';

/** Registration from every channel, evidence, acceptance or declining, withdrawal: the owner of the complaint streams. */
export const intakeService = defineService({
  name: 'intake',
  schema: 'intake',
  announces: ['intake', 'erasures'],
  port: 3001,
  config: intakeConfig,
  module: IntakeModule,
  migrations: intakeMigrations,
  projections: [complaintList],
  consumers: [OnPolicyPublished],
  workers: [SweepOrphans, AnnounceErasures],
  messages: intakeMessages,
});
