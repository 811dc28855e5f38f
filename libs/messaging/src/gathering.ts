interface Submission<Item> {
  readonly items: readonly Item[];
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

export interface GatheringOptions<Item> {
  /** Does the work for items of many submissions at once; a rejection fails each of them. */
  readonly run: (items: readonly Item[]) => Promise<void>;
  /** Items in one run, unless a single submission has more. */
  readonly most: number;
}

/**
 * Does together what is submitted in the same turn of the event loop, or while a run is on its way. Runs follow one
 * another, and submissions keep their order.
 */
export class Gathering<Item> {
  private waiting: Submission<Item>[] = [];
  private busy = false;

  constructor(private readonly options: GatheringOptions<Item>) {}

  /** Resolves when the run with these items has ended well. @throws what that run threw */
  submit(items: readonly Item[]): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ items, done, failed });
      if (this.busy) return;
      this.busy = true;
      setImmediate(() => void this.work());
    });
  }

  private async work(): Promise<void> {
    for (let submissions = this.next(); submissions.length > 0; submissions = this.next()) {
      try {
        await this.options.run(submissions.flatMap(({ items }) => items));
        for (const { done } of submissions) done();
      } catch (reason) {
        for (const { failed } of submissions) failed(reason);
      }
    }
    this.busy = false;
  }

  private next(): Submission<Item>[] {
    let items = 0;
    const tooMany = this.waiting.findIndex((one, at) => (items += one.items.length) > this.options.most && at > 0);
    return this.waiting.splice(0, tooMany === -1 ? this.waiting.length : tooMany);
  }
}
