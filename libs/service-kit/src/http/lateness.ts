const LOOK_EVERY_MS = 20;
/** What is left of a moment of lateness at the next look: one long turn counts for about half a second. */
const FADES = 0.9;

/**
 * By how much the event loop is late: what a request waits before anybody looks at it. Measured while there is work
 * alone, so that an idle process sleeps.
 */
export class Lateness {
  private timer: NodeJS.Timeout | undefined;
  private dueAt = 0;
  private recent = 0;

  /** Milliseconds, the highest of the last moments. */
  get ms(): number {
    return this.timer === undefined ? 0 : Math.max(this.recent, performance.now() - this.dueAt);
  }

  begin(): void {
    if (this.timer !== undefined) return;
    this.recent = 0;
    this.look();
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    this.dueAt = performance.now() + LOOK_EVERY_MS;
    this.timer = setTimeout(() => {
      this.recent = Math.max(performance.now() - this.dueAt, this.recent * FADES);
      this.look();
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }
}
