import type { Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import type { z } from 'zod';
import type { BaseConfig, baseConfig } from '../config/base-config.js';
import type { MessageCatalogue } from '../problem/problem.js';
import type { Consumer } from './consumer.js';
import type { Worker } from './worker.js';

/** What `baseConfig.extend({…})` gives. */
export type ServiceConfigSchema = z.ZodObject & { readonly _zod: { readonly output: BaseConfig } };

/** Everything the kit must know to run a service. */
export interface ServiceDefinition {
  /** `intake`: names its logs, metrics, facts (`service:intake`) and consumer group. */
  readonly name: string;
  /** PostgreSQL schema; created if missing, first on the search path. */
  readonly schema: string;
  /** The topic (without prefix) of its own announcements. */
  readonly topic: string;
  /** Port when PORT is not set. */
  readonly port: number;
  readonly config: typeof baseConfig | ServiceConfigSchema;
  /** Controllers, command and query handlers, consumers and workers, as Nest providers. */
  readonly module: Type;
  /** Migrations of its own tables, after those of the libraries; class names end in a 13-digit number, ascending. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Who takes up announcements; each must be a provider of `module`. */
  readonly consumers?: readonly Type<Consumer>[];
  /** What runs beside requests, started when PostgreSQL is there; each must be a provider of `module`. */
  readonly workers?: readonly Type<Worker>[];
  /** Texts of its refusals. */
  readonly messages?: MessageCatalogue;
}

/** Checks nothing and costs nothing: it keeps the literal types of a definition. */
export function defineService<const Definition extends ServiceDefinition>(definition: Definition): Definition {
  return definition;
}
