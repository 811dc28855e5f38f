import type { Lane, PendingAnnouncement } from '@redress/event-store';
import { groupBy } from '../group-by.js';
import { type LaneId, laneIdOf, laneOf } from './lane-id.js';

/** What is to be worked on: the next announcements of a lane where they are at hand, else the lane to be looked up. */
export interface Begun {
  readonly atHand: readonly PendingAnnouncement[];
  readonly toLookUp: readonly Lane[];
}

/** Which lanes are to be looked at, and which are being worked on: one announcement of a lane at a time. */
export class Lanes {
  private readonly offered = new Set<LaneId>();
  private readonly busy = new Set<LaneId>();
  /** Lanes of which more came than is at hand: they are looked up behind it. */
  private readonly again = new Set<LaneId>();
  private readonly inHand = new Map<LaneId, PendingAnnouncement[]>();

  /** A lane that may have something to do; one that is busy, or has something at hand, is looked up afterwards. */
  offer(lane: Lane): void {
    const id = laneIdOf(lane);
    if (this.busy.has(id) || this.inHand.has(id)) this.again.add(id);
    if (!this.busy.has(id)) this.offered.add(id);
  }

  /** Announcements that are the next of their lanes, in order. Lanes with something to do already are only offered. */
  hand(announcements: readonly PendingAnnouncement[]): void {
    for (const [id, next] of groupBy(announcements, laneIdOf)) {
      if (this.busy.has(id) || this.offered.has(id)) this.offer(laneOf(id));
      else {
        this.inHand.set(id, next);
        this.offered.add(id);
      }
    }
  }

  /** At most `limit` offered lanes, which are busy from now on. */
  begin(limit: number): Begun {
    const atHand: PendingAnnouncement[] = [];
    const toLookUp: Lane[] = [];
    for (const id of this.offered) {
      if (atHand.length + toLookUp.length >= limit) break;
      this.offered.delete(id);
      this.busy.add(id);
      const next = this.inHand.get(id)?.shift();
      if (next) atHand.push(next);
      else toLookUp.push(laneOf(id));
    }
    return { atHand, toLookUp };
  }

  /** The announcement at hand was taken: the one behind it, if it is at hand too, is the next. */
  taken(lane: Lane): void {
    const id = laneIdOf(lane);
    if (!this.inHand.get(id)?.length) return this.finish(lane);
    this.busy.delete(id);
    this.offered.add(id);
  }

  /** What is at hand of the lane may not be its next announcement: it is looked up. */
  finish(lane: Lane): void {
    const id = laneIdOf(lane);
    this.inHand.delete(id);
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
