/** Lets a loop rest until somebody calls, or some time has passed. A call while it works makes the next rest end at once. */
export class Wakeup {
  private called = false;
  private wake: () => void = () => undefined;

  call(): void {
    this.called = true;
    this.wake();
  }

  /** Resolves at the next call, at once when there was one since the last rest, or after `ms` milliseconds. */
  async rest(ms: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = () => undefined;
    }
    this.called = false;
  }
}
