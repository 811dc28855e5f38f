export interface GroupCommitOptions<Entry> {
  /** Entries of one batch at most. */
  readonly maxEntries: number;
  /** Batches under way at most; while there are that many, entries gather. */
  readonly maxAtOnce: number;
  /** So many entries must wait for a batch to go beside another one: every batch has its own price. @default 1 */
  readonly worthAnother?: number;
  /** Two entries that share a claim never go at the same time, in one batch or in two. */
  readonly claimsOf: (entry: Entry) => readonly string[];
  readonly bytesOf: (entry: Entry) => number;
  /** Nothing joins what is under way once that has so many bytes. */
  readonly maxBytesUnderWay: number;
}

interface Waiting<Entry, Answer> {
  readonly entry: Entry;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/** Gathers what arrives while the database is busy into one statement: alone an entry goes at once, under load in company. */
export class GroupCommit<Entry, Answer> {
  private waiting: Waiting<Entry, Answer>[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly claimed = new Set<string>();
  private bytesUnderWay = 0;
  private scheduled = false;

  /** @param run  answers one per entry, in order; throws for the whole batch */
  constructor(
    private readonly run: (entries: readonly Entry[]) => Promise<readonly Answer[]>,
    private readonly options: GroupCommitOptions<Entry>,
  ) {}

  submit(entry: Entry): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      this.schedule();
    });
  }

  /** Settles when everything submitted so far has an answer. */
  async idle(): Promise<void> {
    while (this.waiting.length || this.underWay.size) {
      const next = new Promise<void>((resolve) => setImmediate(resolve));
      await (this.underWay.size ? Promise.race(this.underWay) : next);
    }
  }

  // One turn of the loop later, so that requests read from the network together are written together.
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const { maxAtOnce, worthAnother = 1 } = this.options;
      while (this.underWay.size === 0 || (this.underWay.size < maxAtOnce && this.waiting.length >= worthAnother)) {
        const batch = this.nextBatch();
        if (!batch.length) return;
        this.start(batch);
      }
    });
  }

  private nextBatch(): Waiting<Entry, Answer>[] {
    const batch: Waiting<Entry, Answer>[] = [];
    const later: Waiting<Entry, Answer>[] = [];
    for (const one of this.waiting) {
      const joins = batch.length < this.options.maxEntries && this.take(one.entry);
      (joins ? batch : later).push(one);
    }
    this.waiting = later;
    return batch;
  }

  private take(entry: Entry): boolean {
    const { claimsOf, bytesOf, maxBytesUnderWay } = this.options;
    const claims = claimsOf(entry);
    if (this.bytesUnderWay >= maxBytesUnderWay || claims.some((claim) => this.claimed.has(claim))) return false;
    for (const claim of claims) this.claimed.add(claim);
    this.bytesUnderWay += bytesOf(entry);
    return true;
  }

  private release(entry: Entry): void {
    for (const claim of this.options.claimsOf(entry)) this.claimed.delete(claim);
    this.bytesUnderWay -= this.options.bytesOf(entry);
  }

  private start(batch: readonly Waiting<Entry, Answer>[]): void {
    const done = this.settle(batch).finally(() => {
      this.underWay.delete(done);
      for (const { entry } of batch) this.release(entry);
      if (this.waiting.length) this.schedule();
    });
    this.underWay.add(done);
  }

  private async settle(batch: readonly Waiting<Entry, Answer>[]): Promise<void> {
    try {
      const answers = await this.run(batch.map(({ entry }) => entry));
      batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (fault) {
      if (batch.length === 1 || !isAboutOneEntry(fault)) return batch.forEach(({ reject }) => reject(fault));
      for (const one of batch) await this.settle([one]); // each fails or succeeds on its own
    }
  }
}

/** SQLSTATE classes 22 (data) and 23 (constraint): one entry is bad, the others are not. */
function isAboutOneEntry(fault: unknown): boolean {
  const { code } = fault as { code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}
