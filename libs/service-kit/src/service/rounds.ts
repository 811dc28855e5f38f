import { setTimeout as pause } from 'node:timers/promises';

/** The same work over and over: one round after the other, never two at once, with a rest between them. */
export class Rounds {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** @param round  tells what goes wrong by itself and does not throw; a long one ends early once `stopping` is aborted */
  constructor(
    private readonly restMs: number,
    private readonly round: (stopping: AbortSignal) => Promise<void>,
  ) {}

  /** Resolves after the first round. */
  async start(): Promise<void> {
    const first = this.round(this.stopping.signal);
    this.running = first.then(() => this.goOn());
    await first;
  }

  /** Begins no other round, and resolves when the one under way is over. */
  stop(): Promise<void> {
    this.stopping.abort();
    return this.running;
  }

  private async goOn(): Promise<void> {
    const { signal } = this.stopping;
    while (await rested(this.restMs, signal)) await this.round(signal);
  }
}

/** Resolves after so many milliseconds, or at once with false when `stopping` is or becomes aborted. Keeps no process alive. */
export function rested(ms: number, stopping: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal: stopping, ref: false }).catch(() => false);
}
