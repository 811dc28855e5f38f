/** Real milliseconds over which refusals are added up: under overload a line for each of them would be load itself. */
const TOLD_EVERY_MS = 5_000;

/** Adds refused requests up, and tells of them once in a while, for as long as there are any. */
export class RefusalLog {
  private refused = 0;

  /** @param tell  called with how many were refused within how many seconds */
  constructor(private readonly tell: (told: { readonly refused: number; readonly seconds: number }) => void) {}

  note(): void {
    this.refused += 1;
    if (this.refused > 1) return;
    setTimeout(() => {
      const { refused } = this;
      this.refused = 0;
      this.tell({ refused, seconds: TOLD_EVERY_MS / 1_000 });
    }, TOLD_EVERY_MS).unref();
  }
}
