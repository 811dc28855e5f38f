export interface BodiesLimits {
  /** A body that is not here after so many milliseconds counts as slow. */
  readonly briskMs: number;
  /** One that is not here after so many is waited for no longer. */
  readonly patienceMs: number;
  /** Slow bodies waited for at once; with one more the oldest is waited for no longer. */
  readonly slowAtOnce: number;
}

const LOOK_EVERY_MS = 100;

/**
 * What holds for bodies of at most so many bytes.
 *
 * @param patienceMs  for the first MiB, and for each further one that may come
 */
export function bodiesWithin(patienceMs: number, limitBytes: number): BodiesLimits {
  return { briskMs: 250, patienceMs: patienceMs * Math.max(1, limitBytes / 1024 ** 2), slowAtOnce: 256 };
}

/**
 * Request bodies that are still arriving. Who sends slowly is waited for, but among few and not for long, so that
 * nobody who sends at once waits for them.
 */
export class BodiesArriving<Of extends object> {
  /** Since when each arrives; the oldest stand first. */
  private readonly brisk = new Map<Of, number>();
  private readonly slow = new Map<Of, number>();
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param turnsSlow  told of each body once, when it begins to count as slow
   * @param giveUp     answers whoever sends it; told after the body was forgotten here
   */
  constructor(
    private readonly limits: BodiesLimits,
    private readonly turnsSlow: (of: Of) => void,
    private readonly giveUp: (of: Of) => void,
  ) {}

  get slowOnes(): number {
    return this.slow.size;
  }

  begin(of: Of): void {
    this.brisk.set(of, performance.now());
    this.lookSoon();
  }

  /** It is here, or nobody sends it any more. */
  end(of: Of): void {
    if (!this.brisk.delete(of)) this.slow.delete(of);
  }

  private lookSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.look(performance.now());
      if (this.brisk.size + this.slow.size > 0) this.lookSoon();
    }, LOOK_EVERY_MS).unref();
  }

  private look(now: number): void {
    for (const [of, since] of this.brisk) {
      if (now - since < this.limits.briskMs) break;
      this.brisk.delete(of);
      this.slow.set(of, since);
      this.turnsSlow(of);
    }
    for (const [of, since] of this.slow) {
      if (now - since < this.limits.patienceMs && this.slow.size <= this.limits.slowAtOnce) break;
      this.slow.delete(of);
      this.giveUp(of);
    }
  }
}
