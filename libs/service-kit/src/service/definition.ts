import type { Type } from '@nestjs/common';
import type { EventStoreOptions, Projection } from '@redress/event-store';
import type { MigrationInterface } from 'typeorm';
import type { baseConfig } from '../config/base-config.js';
import type { MessageCatalogue } from '../problem/problem.js';
import type { Consumer } from './consumer.js';
import type { Worker } from './worker.js';

/** Everything the kit must know to run a service. */
export interface ServiceDefinition {
  /** `intake`: names its logs, metrics, facts (`service:intake`) and consumer group. */
  readonly name: string;
  /** PostgreSQL schema; created if missing, first on the search path. */
  readonly schema: string;
  /** Topics (without prefix) of its own announcements. */
  readonly announces: readonly string[];
  /** Port when PORT is not set. */
  readonly port: number;
  /** `baseConfig`, or what `baseConfig.extend({…})` gives. */
  readonly config: typeof baseConfig;
  /** Controllers, command and query handlers, consumers and workers, as Nest providers. */
  readonly module: Type;
  /** Migrations of its own tables, after those of the libraries; class names end in a 13-digit number, ascending. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Read models, kept up to date from the announcement log. */
  readonly projections?: readonly Projection[];
  /** Topics of other services that read models follow, beside those of the consumers. */
  readonly follows?: readonly string[];
  /** Who takes up announcements; each must be a provider of `module`. */
  readonly consumers?: readonly Type<Consumer>[];
  /** What runs beside requests, started when PostgreSQL is there; each must be a provider of `module`. */
  readonly workers?: readonly Type<Worker>[];
  /** How its appends gather, where it is not a caller who waits but the clock. */
  readonly eventStore?: EventStoreOptions;
  /** Texts of its refusals. */
  readonly messages?: MessageCatalogue;
}

/** Keeps the literal types of a definition; costs nothing. */
export function defineService<const Definition extends ServiceDefinition>(definition: Definition): Definition {
  return definition;
}
