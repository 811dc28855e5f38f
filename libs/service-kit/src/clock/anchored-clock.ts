import { type Instant, instantFromMs, msOf } from '@redress/business-time';
import { DatabaseAway } from '../problem/away.js';
import { BusinessClock } from './business-clock.js';
import { type Anchor, readingAt, realDelay } from './reading.js';

/** The clock of this installation as one process reads it. */
export class AnchoredClock extends BusinessClock {
  private anchor: Anchor | undefined;
  private shownMs = -Infinity;

  /** Goes by `anchor` from now on; what was shown before is never undercut. */
  follow(anchor: Anchor): void {
    this.anchor = anchor;
  }

  override now(): Instant {
    // The machine's clock may be set back; ours stands still until it has caught up.
    this.shownMs = Math.max(this.shownMs, Math.floor(readingAt(this.known(), Date.now())));
    return instantFromMs(this.shownMs);
  }

  override get speed(): number {
    return this.known().speed;
  }

  override realDelayUntil(moment: Instant): number {
    return realDelay(this.known(), msOf(moment), Date.now());
  }

  /** @throws {DatabaseAway} before the anchor was read for the first time */
  private known(): Anchor {
    if (!this.anchor) throw new DatabaseAway();
    return this.anchor;
  }
}
