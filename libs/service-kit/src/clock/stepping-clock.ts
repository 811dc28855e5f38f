import { type Instant, isBefore, msOf } from '@redress/business-time';
import { AnchoredClock } from './anchored-clock.js';

/**
 * A business clock that stands still until somebody sets it forward: for simulations and specs in one process, whose
 * services share it. It heeds no anchor in the database.
 */
export class SteppingClock extends AnchoredClock {
  constructor(private shown: Instant) {
    super();
  }

  /** @throws {Error} for a moment before the one it shows: a business clock never goes back */
  stepTo(moment: Instant): void {
    if (isBefore(moment, this.shown))
      throw new Error(`The clock shows ${this.shown} and does not go back to ${moment}`);
    this.shown = moment;
  }

  override follow(): void {
    // what another process wished for is not heeded
  }

  override now(): Instant {
    return this.shown;
  }

  override get speed(): number {
    return 1;
  }

  /** 0 for what has come; what is ahead does not come by waiting. */
  override realDelayUntil(moment: Instant): number {
    return Math.max(0, msOf(moment) - msOf(this.shown));
  }
}
