const FIRST_MS = 50;
const LONGEST_MS = 30_000;

/**
 * Complaints that were rung in vain: the index of due times is a moment behind, or the timetable cannot be decided at
 * present. Each waits longer with every time, so that no number of them keeps the sweep from the others.
 */
export class PutOff {
  private readonly rungInVain = new Map<string, { readonly times: number; readonly untilMs: number }>();

  /** @param nowMs real time in milliseconds, of any origin */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  inVain(complaintId: string): void {
    const times = (this.rungInVain.get(complaintId)?.times ?? 0) + 1;
    this.rungInVain.set(complaintId, { times, untilMs: this.nowMs() + Math.min(FIRST_MS * 2 ** times, LONGEST_MS) });
  }

  /** It was not in vain this time. */
  noticed(complaintId: string): void {
    this.rungInVain.delete(complaintId);
  }

  /** Those not to be rung now; who has not been due again for long is forgotten. */
  now(): readonly string[] {
    const nowMs = this.nowMs();
    for (const [complaintId, { untilMs }] of this.rungInVain)
      if (nowMs > untilMs + LONGEST_MS) this.rungInVain.delete(complaintId);
    return [...this.rungInVain].filter(([, { untilMs }]) => nowMs < untilMs).map(([complaintId]) => complaintId);
  }
}
