import type { Lane } from '@redress/event-store';
import { type LaneId, laneIdOf, laneOf } from './lane-id.js';

/** Which lanes are to be looked at, and which are being worked on: one announcement of a lane at a time. */
export class Lanes {
  private readonly offered = new Set<LaneId>();
  private readonly busy = new Set<LaneId>();
  private readonly again = new Set<LaneId>();

  /** A lane that may have something to do; one that is busy is looked at again afterwards. */
  offer(lane: Lane): void {
    const id = laneIdOf(lane);
    (this.busy.has(id) ? this.again : this.offered).add(id);
  }

  /** At most `limit` offered lanes, which are busy from now on. */
  begin(limit: number): Lane[] {
    const begun: Lane[] = [];
    for (const id of this.offered) {
      if (begun.length >= limit) break;
      this.offered.delete(id);
      this.busy.add(id);
      begun.push(laneOf(id));
    }
    return begun;
  }

  finish(lane: Lane): void {
    const id = laneIdOf(lane);
    this.busy.delete(id);
    if (this.again.delete(id)) this.offered.add(id);
  }

  get waiting(): number {
    return this.offered.size;
  }

  get working(): number {
    return this.busy.size;
  }
}
