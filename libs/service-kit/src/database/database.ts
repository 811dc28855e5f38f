import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Log } from '../observe/log.js';
import { isDatabaseAway } from '../problem/away.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Waits for PostgreSQL, prepares it, and knows whether it is there. */
export class Database {
  private prepared = false;
  private readonly stopping = new AbortController();
  private arrive: () => void = () => undefined;
  /** Resolves when it is ready for the first time, or was told to give up. */
  readonly arrival = new Promise<void>((resolve) => (this.arrive = resolve));
  private why = 'not asked yet';

  /** @param prepare  migrations and whatever must be read before the service can work; may run more than once */
  constructor(
    readonly dataSource: DataSource,
    private readonly prepare: () => Promise<void>,
    private readonly log: Log,
  ) {}

  /** Whether the service has had its database since the start; it may be away again by now. */
  get ready(): boolean {
    return this.prepared;
  }

  /**
   * Tries until PostgreSQL is there and prepared.
   *
   * @returns false when it was stopped before
   * @throws what is wrong with a migration or the configuration, which waiting does not heal
   */
  async connect(firstAttempt?: () => void): Promise<boolean> {
    for (let pause = FIRST_PAUSE_MS; !this.stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      if (await this.attempt()) return true;
      firstAttempt?.();
      await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    return false;
  }

  /** Nothing when it is here, else why it is away; for readiness. */
  async whyAway(): Promise<string | undefined> {
    if (!this.prepared) return this.why;
    await this.dataSource.query('SELECT 1');
    return undefined;
  }

  /** Waits no longer for what has not come. */
  giveUp(): void {
    this.stopping.abort();
    this.arrive();
  }

  async stop(): Promise<void> {
    this.giveUp();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async attempt(): Promise<boolean> {
    try {
      if (!this.dataSource.isInitialized) await this.dataSource.initialize();
      await this.prepare();
      this.prepared = true;
      this.arrive();
      return true;
    } catch (fault) {
      if (!isDatabaseAway(fault)) throw fault;
      const why = fault instanceof Error ? fault.message || fault.name : String(fault);
      if (why !== this.why) this.log.warn('PostgreSQL is away; waiting for it', { reason: why });
      this.why = why;
      return false;
    }
  }
}
