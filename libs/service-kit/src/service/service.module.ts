import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AnnouncementLog, EventStore, Inbox, LogSignal, ProjectionRunner } from '@redress/event-store';
import { Messaging } from '@redress/messaging';
import { DataSource } from 'typeorm';
import { AuthGuard } from '../auth/auth-guard.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { BusinessClock } from '../clock/business-clock.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Log } from '../observe/log.js';
import { Metrics } from '../observe/metrics.js';
import { Readiness } from '../observe/readiness.js';
import { OperationsModule } from '../operations/operations.module.js';
import type { Parts } from '../parts/parts.js';
import { ProblemFilter } from '../problem/problem-filter.js';
import { CONFIG, SERVICE, VAULT } from './tokens.js';

/** What every class of a service may have injected, and what every request goes through. */
@Module({})
export class ServiceModule {
  static of(parts: Parts): DynamicModule {
    const injectable: Provider[] = [
      { provide: CONFIG, useValue: parts.config },
      { provide: SERVICE, useValue: parts.definition.name },
      { provide: VAULT, useValue: parts.vault.standIn },
      { provide: Log, useValue: parts.log },
      { provide: Metrics, useValue: parts.metrics },
      { provide: Readiness, useValue: parts.readiness },
      { provide: BusinessClock, useValue: parts.clock },
      { provide: DataSource, useValue: parts.dataSource },
      { provide: EventStore, useValue: parts.stores.eventStore.standIn },
      { provide: AnnouncementLog, useValue: parts.stores.announcements.standIn },
      { provide: Inbox, useValue: parts.stores.inbox.standIn },
      { provide: LogSignal, useValue: parts.stores.signal.standIn },
      { provide: ProjectionRunner, useValue: parts.stores.projections.standIn },
      { provide: Messaging, useValue: parts.messaging.standIn },
      { provide: TokenVerifier, useValue: parts.verifier },
    ];
    const everyRequest: Provider[] = [
      { provide: APP_GUARD, useClass: AuthGuard },
      { provide: APP_PIPE, useClass: SchemaPipe },
      { provide: APP_FILTER, useValue: new ProblemFilter(parts.catalogue, parts.log, parts.config.HTTP_BODY_LIMIT_KB) },
    ];
    return {
      module: ServiceModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        DiscoveryModule,
        OperationsModule.of(parts.definition.name),
        parts.definition.module,
      ],
      providers: [...injectable, ...everyRequest],
      exports: injectable,
    };
  }
}
