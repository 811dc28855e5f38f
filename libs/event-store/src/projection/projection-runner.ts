import type { DataSource } from 'typeorm';
import type { LogSignal } from '../log-signal.js';
import type { Projection, TableNames } from './projection.js';

export interface ProjectionRunnerOptions {
  readonly projections: readonly Projection[];
  readonly signal?: LogSignal;
  /** @default 200 */
  readonly batchSize?: number;
  /** How long the tables of a replaced build stay, for queries that still run. @default 60000 */
  readonly keepReplacedMs?: number;
  /** A batch that failed; it is tried again with growing pauses. */
  readonly onError?: (error: ProjectionFailed) => void;
}

/** A projection could not apply its next announcements; the others go on. */
export class ProjectionFailed extends Error {
  constructor(
    readonly projection: string,
    readonly at: string,
    cause: unknown,
  ) {
    super(`Projection ${projection} cannot apply ${at}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'ProjectionFailed';
  }
}

/** Keeps read models up to date, each batch in one transaction with its cursor; any number of instances share the work. */
export class ProjectionRunner {
  constructor(
    readonly dataSource: DataSource,
    readonly options: ProjectionRunnerOptions,
  ) {}

  /** Lays what is missing and follows the log until `stop`. Survives outages. */
  start(): void {}

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** Applies everything that can be read now, builds included; for specs and tools. @throws {ProjectionFailed} */
  catchUp(): Promise<void> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Begins to build `name` anew beside the live one, which serves until the new one has caught up. */
  rebuild(_name: string): Promise<void> {
    return Promise.reject(new Error('not built yet'));
  }

  /** The live tables of a projection, for queries. @throws {ProjectionNotLive} while its first build runs */
  live(_name: string): Promise<TableNames> {
    return Promise.reject(new Error('not built yet'));
  }
}
