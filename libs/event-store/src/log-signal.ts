import type { DataSource } from 'typeorm';
import { ListenLoop } from './listen-loop.js';
import { ANNOUNCED, channelOf } from './log-notice.js';
import { poolOf } from './pool.js';

export interface LogSignalOptions {
  /**
   * Listeners are called at least this often for some seconds after a notice, since what it tells of may be held back by
   * an older transaction; a fifth as often while nothing happens, whatever notices were lost. @default 1000
   */
  readonly pollMs?: number;
  /**
   * Notices within so many milliseconds after a signal become one more signal: a first one is passed on at once, many
   * cost their listeners as few transactions, and the broker as few sends, as this lets them. @default 250
   */
  readonly gatherMs?: number;
  /** Why listening stopped; it begins again by itself. */
  readonly onError?: (error: unknown) => void;
}

/** What a listener is told. */
export interface LogGrowth {
  /** Whether this service may have announced something; else it only received. */
  readonly announced: boolean;
}

/** Nothing keeps a signal longer than so many milliseconds after the notice that it passes on. */
const HELD_BACK_AT_MOST_MS = 1_000;
/** So many polls without a notice, and polling becomes rare. */
const EAGER_POLLS = 10;
const RARE = 5;

/** Says that there may be something new in the logs of this service: woken by PostgreSQL, or by time passing. */
export class LogSignal {
  private readonly listeners = new Set<(growth: LogGrowth) => void>();
  private loop: ListenLoop | undefined;
  private poll: NodeJS.Timeout | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private raisedAt = Number.NEGATIVE_INFINITY;
  private noticedAt = Number.NEGATIVE_INFINITY;
  private heldBackUntil = Number.NEGATIVE_INFINITY;
  private announced = false;
  private pollsSinceNotice = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: LogSignalOptions = {},
  ) {}

  /** @throws {TypeError} the data source is not initialized */
  start(): void {
    if (this.loop) return;
    const { pollMs = 1_000, onError = () => undefined } = this.options;
    this.poll = setInterval(() => this.pollNow(), pollMs);
    this.loop = new ListenLoop({
      // the very object: a copy would lose the password, which the pool hides from being listed
      connection: poolOf(this.dataSource).options,
      channel: async (client) => {
        const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema');
        return channelOf(rows[0]?.schema ?? 'public');
      },
      onNotice: (payload) => this.gather(payload),
      onError,
    });
  }

  /** Calls `listener` on every signal until the returned function is called. It must not throw. */
  onSignal(listener: (growth: LogGrowth) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Something is under way in this process that is more urgent than what follows a signal: notices wait `ms` milliseconds
   * more, each a second at most.
   */
  holdBack(ms: number): void {
    this.heldBackUntil = Math.max(this.heldBackUntil, performance.now() + ms);
  }

  /** Signals within this process, without asking PostgreSQL. */
  raise(growth: LogGrowth = { announced: true }): void {
    for (const listener of this.listeners) listener(growth);
  }

  async stop(): Promise<void> {
    clearInterval(this.poll);
    clearTimeout(this.gathering);
    this.gathering = undefined;
    await this.loop?.stop();
    this.loop = undefined;
  }

  private pollNow(): void {
    this.pollsSinceNotice += 1;
    if (this.gathering) return;
    if (this.pollsSinceNotice <= EAGER_POLLS || this.pollsSinceNotice % RARE === 0) this.raise();
  }

  private gather(payload: string = ANNOUNCED): void {
    this.pollsSinceNotice = 0;
    this.announced ||= payload === ANNOUNCED;
    if (this.gathering) return;
    this.noticedAt = performance.now();
    this.passWhenItsTimeHasCome();
  }

  private passWhenItsTimeHasCome(): void {
    const { gatherMs = 250 } = this.options;
    const heldBackUntil = Math.min(this.heldBackUntil, this.noticedAt + HELD_BACK_AT_MOST_MS);
    const pauseMs = Math.max(this.raisedAt + gatherMs, heldBackUntil) - performance.now();
    // it may be held back again meanwhile
    if (pauseMs > 0) this.gathering = setTimeout(() => this.passWhenItsTimeHasCome(), pauseMs);
    else this.pass();
  }

  private pass(): void {
    const { announced } = this;
    this.gathering = undefined;
    this.announced = false;
    this.raisedAt = performance.now();
    this.raise({ announced });
  }
}
