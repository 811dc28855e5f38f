import type { DataSource } from 'typeorm';
import { ListenLoop } from './listen-loop.js';
import { channelOf, GATHER_MS } from './log-notice.js';
import { poolOf } from './pool.js';

export interface LogSignalOptions {
  /** Listeners are called at least this often, whatever notices were lost. @default 1000 */
  readonly pollMs?: number;
  /**
   * Notices within so many milliseconds after a signal become one more signal: a first one is passed on at once, many
   * cost their listeners as few transactions as this lets them. @default 30
   */
  readonly gatherMs?: number;
  /** Why listening stopped; it begins again by itself. */
  readonly onError?: (error: unknown) => void;
}

/** Says that there may be something new in the logs of this service: woken by PostgreSQL, or by time passing. */
export class LogSignal {
  private readonly listeners = new Set<() => void>();
  private loop: ListenLoop | undefined;
  private poll: NodeJS.Timeout | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private raisedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: LogSignalOptions = {},
  ) {}

  /** @throws {TypeError} the data source is not initialized */
  start(): void {
    if (this.loop) return;
    const { pollMs = 1_000, onError = () => undefined } = this.options;
    this.poll = setInterval(() => this.raise(), pollMs);
    this.loop = new ListenLoop({
      // the very object: a copy would lose the password, which the pool hides from being listed
      connection: poolOf(this.dataSource).options,
      channel: async (client) => {
        const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema');
        return channelOf(rows[0]?.schema ?? 'public');
      },
      onNotice: () => this.gather(),
      onError,
    });
  }

  /** Calls `listener` on every signal until the returned function is called. It must not throw. */
  onSignal(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Signals within this process, without asking PostgreSQL. */
  raise(): void {
    for (const listener of this.listeners) listener();
  }

  async stop(): Promise<void> {
    clearInterval(this.poll);
    clearTimeout(this.gathering);
    this.gathering = undefined;
    await this.loop?.stop();
    this.loop = undefined;
  }

  private gather(): void {
    if (this.gathering) return;
    const { gatherMs = GATHER_MS } = this.options;
    const pauseMs = this.raisedAt + gatherMs - performance.now();
    const pass = () => {
      this.gathering = undefined;
      this.raisedAt = performance.now();
      this.raise();
    };
    if (pauseMs <= 0) pass();
    else this.gathering = setTimeout(pass, pauseMs);
  }
}
