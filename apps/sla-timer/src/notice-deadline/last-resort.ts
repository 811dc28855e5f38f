import { type Instant, msOf } from '@redress/business-time';
import type { Alarm, Ring } from '@redress/deadlines';

/** Real milliseconds ahead for which it remembers: as long as the index of a million timetables takes to be built anew. */
const AHEAD_MS = 600_000;

/**
 * Rings what was decided in this process and falls due soon, a moment after its time, where neither Redis nor the sweep
 * has: while the index of due times lags, such as when a new version of it is built, the sweep does not know these yet.
 */
export class LastResort {
  private readonly kept = new Map<string, Map<Instant, NodeJS.Timeout>>();
  private ring: Ring | undefined;

  /**
   * @param realDelayUntil  real milliseconds until the business clock shows a moment
   * @param graceMs         how long after its time the others have, in real milliseconds
   */
  constructor(
    private readonly realDelayUntil: (at: Instant) => number,
    private readonly graceMs: number,
  ) {}

  start(ring: Ring): void {
    this.ring = ring;
  }

  keep({ complaintId, at }: Alarm): void {
    const inMs = Math.max(0, this.realDelayUntil(at));
    const moments = this.kept.get(complaintId) ?? new Map<Instant, NodeJS.Timeout>();
    if (inMs > AHEAD_MS || moments.has(at)) return;
    const timer = setTimeout(() => {
      this.forget(complaintId, at);
      // whoever follows an alarm in vain leaves it to the sweep
      void this.ring?.({ complaintId, at }).catch(() => undefined);
    }, inMs + this.graceMs);
    timer.unref();
    this.kept.set(complaintId, moments.set(at, timer));
  }

  /** What was due until `until` has been noticed. */
  noticed(complaintId: string, until: Instant): void {
    for (const at of this.kept.get(complaintId)?.keys() ?? [])
      if (msOf(at) <= msOf(until)) this.forget(complaintId, at);
  }

  stop(): void {
    for (const moments of this.kept.values()) for (const timer of moments.values()) clearTimeout(timer);
    this.kept.clear();
  }

  private forget(complaintId: string, at: Instant): void {
    const moments = this.kept.get(complaintId);
    clearTimeout(moments?.get(at));
    moments?.delete(at);
    if (moments?.size === 0) this.kept.delete(complaintId);
  }
}
