/** Waits that can be cut short, as when the service stops. */
export class Pause {
  private end: () => void = () => undefined;

  /** @param ms real milliseconds */
  of(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  wake(): void {
    this.end();
  }
}
