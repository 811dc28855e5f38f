import { setTimeout as pause } from 'node:timers/promises';

export interface PumpOptions {
  /** Does a piece of work; true when there may be more. */
  readonly work: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  /** @default 100, doubled with every failure */
  readonly shortestPauseMs?: number;
  /** @default 30000 */
  readonly longestPauseMs?: number;
}

/** Works whenever it was woken, until nothing is left; after a failure it pauses and tries again, for ever. */
export class Pump {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;
  private woken = false;
  private resume: () => void = () => undefined;

  constructor(private readonly options: PumpOptions) {
    this.ended = this.run();
  }

  wake(): void {
    this.woken = true;
    this.resume();
  }

  /** Resolves when the piece of work at hand is done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.resume();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { work, onError, shortestPauseMs = 100, longestPauseMs = 30_000 } = this.options;
    let pauseMs = shortestPauseMs;
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      try {
        const more = await work();
        pauseMs = shortestPauseMs;
        if (!more) await this.wokenAgain();
      } catch (error) {
        onError(error);
        await pause(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
    }
  }

  private async wokenAgain(): Promise<void> {
    if (this.woken || this.stopping.signal.aborted) return;
    await new Promise<void>((resolve) => (this.resume = resolve));
  }
}
