import { Injectable } from '@nestjs/common';
import { LogSignal } from '@redress/event-store';
import { metaOfService } from '@redress/service-kit';
import { TimetableStreams } from '../timetable-streams.js';
import { Alarms } from './alarms.js';
import { Together } from './together.js';

/**
 * What rings within so many milliseconds is loaded by one statement and committed at once: a thousand alarms of one
 * second followed one by one are more transactions than two cores carry, and the last of them would wait for all.
 */
const GATHER_MS = 12;
/** So many at once are a burst: what follows their notices is left until it is over. */
const BURST = 8;
/** A burst is over when so many milliseconds have passed without one. */
const BURST_GOES_ON_MS = 100;

/** Ringing means: load the timetable, decide, maybe record. Early, late or twice is harmless. */
@Injectable()
export class NoticeDeadline {
  private readonly together = new Together(GATHER_MS);
  private underWay = 0;

  constructor(
    private readonly streams: TimetableStreams,
    private readonly alarms: Alarms,
    private readonly signal: LogSignal,
  ) {}

  /** Notices everything that has come due of one complaint, in order; answers how many facts that were. */
  async ring(complaintId: string): Promise<number> {
    this.underWay += 1;
    if (this.underWay >= BURST) this.signal.holdBack(BURST_GOES_ON_MS);
    try {
      await this.together.leave();
      return await this.notice(complaintId);
    } finally {
      this.underWay -= 1;
    }
  }

  private async notice(complaintId: string): Promise<number> {
    const { policy, stream } = await this.streams.loadUndecided(complaintId);
    if (policy === undefined) return 0;
    const circumstances = await this.streams.circumstancesOfRing(policy);
    if (circumstances === undefined) return 0;
    const meta = metaOfService('sla-timer', complaintId, policy);
    const command = { type: 'ring' as const, ...circumstances };
    const outcome = await this.streams.decide(complaintId, command, { meta, loaded: stream });
    if (outcome.outcome !== 'recorded') return 0;
    this.alarms.noticed(complaintId, command.now);
    return outcome.events.length;
  }
}
