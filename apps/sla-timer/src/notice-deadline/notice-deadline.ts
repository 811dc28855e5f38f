import { Injectable } from '@nestjs/common';
import { metaOfService } from '@redress/service-kit';
import { TimetableStreams } from '../timetable-streams.js';
import { Alarms } from './alarms.js';
import { Together } from './together.js';

/**
 * What rings within so many milliseconds is loaded by one statement and committed at once: a thousand alarms of one
 * second followed one by one are more transactions than two cores carry, and the last of them would wait for all.
 */
const GATHER_MS = 12;

/** Ringing means: load the timetable, decide, maybe record. Early, late or twice is harmless. */
@Injectable()
export class NoticeDeadline {
  private readonly together = new Together(GATHER_MS);

  constructor(
    private readonly streams: TimetableStreams,
    private readonly alarms: Alarms,
  ) {}

  /** Notices everything that has come due of one complaint, in order; answers how many facts that were. */
  async ring(complaintId: string): Promise<number> {
    await this.together.leave();
    const { policy, stream } = await this.streams.loadUndecided(complaintId);
    if (policy === undefined) return 0;
    const circumstances = await this.streams.circumstancesOfRing(policy);
    if (circumstances === undefined) return 0;
    const meta = metaOfService('sla-timer', complaintId, policy);
    const command = { type: 'ring' as const, ...circumstances };
    const outcome = await this.streams.decide(complaintId, command, { meta, loaded: stream });
    this.alarms.noticed(complaintId);
    return outcome.outcome === 'recorded' ? outcome.events.length : 0;
  }
}
