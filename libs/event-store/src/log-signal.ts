import type { DataSource } from 'typeorm';

export interface LogSignalOptions {
  /** Listeners are called at least this often, whatever notices were lost. @default 1000 */
  readonly pollMs?: number;
  /** Why listening stopped; it begins again by itself. */
  readonly onError?: (error: unknown) => void;
}

/** Says that there may be something new in the logs of this service: woken by PostgreSQL, or by time passing. */
export class LogSignal {
  constructor(
    readonly dataSource: DataSource,
    readonly options: LogSignalOptions = {},
  ) {}

  start(): void {}

  /** Calls `listener` on every signal until the returned function is called. */
  onSignal(_listener: () => void): () => void {
    return () => undefined;
  }

  /** Signals within this process, without asking PostgreSQL. */
  raise(): void {}

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
