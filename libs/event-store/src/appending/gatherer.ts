/** What became of one item: its result, or the fault that failed it. */
export type Settled<Result> = { readonly result: Result } | { readonly fault: Error };

export interface GathererOptions<Item, Result> {
  /** How many batches may be on their way at once. */
  readonly lanes: number;
  readonly maxBatch: number;
  /**
   * So many items must wait for a batch to go beside another one; fewer gather until a lane comes back. Every batch has
   * its own price, so that a second one for a few items costs more than their waiting. @default 1
   */
  readonly worthALane?: number;
  readonly maxWaiting: number;
  /** Two items that share a claim are never on their way at the same time, and keep their order. */
  readonly claimsOf: (item: Item) => readonly string[];
  /** Answers in the order of `batch`; a rejection fails all of it. */
  readonly run: (batch: readonly Item[]) => Promise<readonly Settled<Result>[]>;
  /** The fault of an item that finds `maxWaiting` others waiting. */
  readonly overloaded: (waiting: number) => Error;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly claims: readonly string[];
  readonly settle: (settled: Settled<Result>) => void;
}

/**
 * Gathers what is submitted while earlier batches are on their way. A lane that is free takes up at once whatever was
 * submitted in the same turn of the event loop, so an idle gatherer adds no waiting.
 */
export class Gatherer<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private readonly claimed = new Set<string>();
  private busyLanes = 0;
  private scheduled = false;
  private whenIdle: (() => void)[] = [];

  constructor(private readonly options: GathererOptions<Item, Result>) {}

  submit(item: Item): Promise<Result> {
    if (this.waiting.length >= this.options.maxWaiting) {
      return Promise.reject(this.options.overloaded(this.waiting.length));
    }
    return new Promise((resolve, reject) => {
      const settle = (settled: Settled<Result>) =>
        'fault' in settled ? reject(settled.fault) : resolve(settled.result);
      this.waiting.push({ item, claims: this.options.claimsOf(item), settle });
      this.schedule();
    });
  }

  /** Resolves when nothing waits and nothing is on its way. */
  idle(): Promise<void> {
    if (this.waiting.length === 0 && this.busyLanes === 0) return Promise.resolve();
    return new Promise((resolve) => this.whenIdle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.dispatch();
    });
  }

  private dispatch(): void {
    const { lanes, worthALane = 1 } = this.options;
    while (this.busyLanes === 0 || (this.busyLanes < lanes && this.waiting.length >= worthALane)) {
      const batch = this.nextBatch();
      if (batch.length === 0) break;
      this.busyLanes += 1;
      void this.carry(batch);
    }
    if (this.waiting.length === 0 && this.busyLanes === 0) {
      for (const resolve of this.whenIdle.splice(0)) resolve();
    }
  }

  private nextBatch(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    // an item that must wait holds back the later ones that share a claim with it, or they would overtake it
    const heldBack = new Set<string>();
    for (const one of this.waiting) {
      const mustWait =
        batch.length === this.options.maxBatch ||
        one.claims.some((claim) => this.claimed.has(claim) || heldBack.has(claim));
      for (const claim of one.claims) (mustWait ? heldBack : this.claimed).add(claim);
      (mustWait ? left : batch).push(one);
    }
    this.waiting = left;
    return batch;
  }

  private async carry(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    const settled = await this.runSettled(batch.map(({ item }) => item));
    this.busyLanes -= 1;
    for (const { claims } of batch) for (const claim of claims) this.claimed.delete(claim);
    batch.forEach(({ settle }, index) => settle(settled[index] ?? { fault: new Error('The batch gave no answer.') }));
    this.schedule();
  }

  private async runSettled(items: readonly Item[]): Promise<readonly Settled<Result>[]> {
    try {
      return await this.options.run(items);
    } catch (fault) {
      return items.map(() => ({ fault: asError(fault) }));
    }
  }
}

export function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault), { cause: fault });
}
