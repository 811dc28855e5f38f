import {
  type AnnouncementLog,
  type EventStore,
  eventStoreMigrations,
  type Inbox,
  type LogSignal,
  type ProjectionRunner,
} from '@redress/event-store';
import { InProcessHub, type Messaging, type Transport } from '@redress/messaging';
import type { DataSource } from 'typeorm';
import { TokenVerifier } from '../auth/token-verifier.js';
import { AnchoredClock } from '../clock/anchored-clock.js';
import type { BaseConfig } from '../config/base-config.js';
import { Database } from '../database/database.js';
import { type DatabaseOptions, serviceDataSource } from '../database/service-data-source.js';
import type { Closing } from '../http/closing.js';
import type { Log } from '../observe/log.js';
import { Metrics } from '../observe/metrics.js';
import { Readiness } from '../observe/readiness.js';
import { kitMessages } from '../problem/kit-messages.js';
import type { MessageCatalogue } from '../problem/problem.js';
import type { ServiceDefinition } from '../service/definition.js';
import { Late } from './late.js';
import { asLogger } from './as-logger.js';
import { LateVault } from './late-vault.js';
import { transportOf } from './transport.js';
import { prepare } from './prepare.js';

/** Everything a service is made of, apart from its own module. Each service has its own, also where four share a process. */
export interface Parts {
  readonly definition: ServiceDefinition;
  readonly config: BaseConfig;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly closing: Closing;
  readonly catalogue: MessageCatalogue;
  readonly verifier: TokenVerifier;
  readonly clock: AnchoredClock;
  readonly databaseOptions: DatabaseOptions;
  readonly dataSource: DataSource;
  readonly database: Database;
  /** What lies in PostgreSQL, there as soon as PostgreSQL is. */
  readonly stores: {
    readonly eventStore: Late<EventStore>;
    readonly announcements: Late<AnnouncementLog>;
    readonly inbox: Late<Inbox>;
    readonly signal: Late<LogSignal>;
    readonly projections: Late<ProjectionRunner>;
  };
  readonly vault: LateVault;
  readonly transport: Transport;
  /** Where the service meets nobody but itself: announcements stay in its process, where no other service is. */
  readonly ownHub?: InProcessHub;
  /** There as soon as the consumers of the service's module are. */
  readonly messaging: Late<Messaging>;
}

/** Makes them, without touching anything outside the process. */
export function partsOf(
  definition: ServiceDefinition,
  config: BaseConfig,
  log: Log,
  { hub, clock }: { readonly hub?: InProcessHub; readonly clock?: AnchoredClock } = {},
): Parts {
  const databaseOptions: DatabaseOptions = {
    service: definition.name,
    schema: definition.schema,
    migrations: [...eventStoreMigrations, ...(definition.migrations ?? [])],
    config,
  };
  const dataSource = serviceDataSource(databaseOptions);
  const meetingAt = hub ?? new InProcessHub();
  const parts: Parts = {
    definition,
    config,
    log,
    metrics: new Metrics(definition.name),
    readiness: new Readiness(),
    closing: { begun: false },
    catalogue: { ...kitMessages, ...definition.messages },
    verifier: new TokenVerifier(config),
    clock: clock ?? new AnchoredClock(),
    databaseOptions,
    dataSource,
    database: new Database(dataSource, () => prepare(parts), log),
    stores: {
      eventStore: new Late<EventStore>(),
      announcements: new Late<AnnouncementLog>(),
      inbox: new Late<Inbox>(),
      signal: new Late<LogSignal>(),
      projections: new Late<ProjectionRunner>(),
    },
    vault: new LateVault(),
    transport: transportOf(definition.name, config, asLogger(log), meetingAt),
    messaging: new Late<Messaging>(),
    ...(hub ? {} : { ownHub: meetingAt }),
  };
  parts.readiness.add({ name: 'postgresql', needed: true, whyAway: () => parts.database.whyAway() });
  parts.readiness.add({ name: 'vault', needed: true, whyAway: () => parts.vault.whyAway() });
  parts.readiness.add({ name: nameOf(config), needed: false, whyAway: () => parts.transport.whyNotReady() });
  return parts;
}

function nameOf({ TRANSPORT }: BaseConfig): string {
  return TRANSPORT === 'kafka' ? 'kafka' : 'delivery';
}
