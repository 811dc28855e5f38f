/** Real milliseconds after which the read model is believed even where it does not show a case: it may be closed already. */
const KEPT_MS = 60_000;

interface Given {
  readonly handler: string;
  readonly atMs: number;
}

/**
 * Cases that were given to somebody and that the read model does not show with them yet. It follows a moment later, under
 * load many moments: whoever counted by it alone would give one person everything that arrives meanwhile.
 */
export class GivenLately {
  private readonly cases = new Map<string, Given>();
  private readonly counts = new Map<string, number>();

  /** @param atMs  on a clock that only goes forward, as that of {@link counted} */
  given(complaintId: string, handler: string, atMs: number): void {
    this.forget(complaintId);
    this.cases.set(complaintId, { handler, atMs });
    this.counts.set(handler, this.countOf(handler) + 1);
  }

  /** Cases that are not known to be shown. */
  get complaintIds(): readonly string[] {
    return [...this.cases.keys()];
  }

  /** How many of them somebody has. */
  countOf(handler: string): number {
    return this.counts.get(handler) ?? 0;
  }

  /** The read model was counted: what it shows with the same handler counts there from now on. */
  counted(shown: ReadonlyMap<string, string>, nowMs: number): void {
    for (const [complaintId, { handler, atMs }] of this.cases)
      if (shown.get(complaintId) === handler || nowMs - atMs > KEPT_MS) this.forget(complaintId);
  }

  private forget(complaintId: string): void {
    const known = this.cases.get(complaintId);
    if (known === undefined) return;
    this.cases.delete(complaintId);
    const left = this.countOf(known.handler) - 1;
    if (left > 0) this.counts.set(known.handler, left);
    else this.counts.delete(known.handler);
  }
}
