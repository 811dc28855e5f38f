import { type Instant, msOf } from '@redress/business-time';

/** Real milliseconds after which the index of due times has heard of it, or something else is wrong. */
const REMEMBERED_MS = 3_000;

/**
 * Up to which moment complaints were noticed in this process a moment ago: the index of due times may not have heard of
 * it yet, least of all in a burst, and the sweep would ring all of them again in vain.
 */
export class NoticedLately {
  /** The oldest first. */
  private readonly complaints = new Map<string, { readonly until: Instant; readonly forgottenAtMs: number }>();

  /** @param nowMs real time in milliseconds, of any origin */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** All that was due until then is noticed. */
  note(complaintId: string, until: Instant): void {
    this.complaints.delete(complaintId);
    this.complaints.set(complaintId, { until, forgottenAtMs: this.nowMs() + REMEMBERED_MS });
  }

  /** Something else was decided, which may fall due in the past: it is noticed no longer where `at` is before. */
  forgetIfDue(complaintId: string, at: Instant): void {
    const noticed = this.complaints.get(complaintId);
    if (noticed !== undefined && msOf(at) <= msOf(noticed.until)) this.complaints.delete(complaintId);
  }

  now(): readonly { readonly complaintId: string; readonly until: Instant }[] {
    const nowMs = this.nowMs();
    for (const [complaintId, { forgottenAtMs }] of this.complaints) {
      if (forgottenAtMs > nowMs) break;
      this.complaints.delete(complaintId);
    }
    return [...this.complaints].map(([complaintId, { until }]) => ({ complaintId, until }));
  }
}
