import { Injectable } from '@nestjs/common';
import { metaOfService } from '@redress/service-kit';
import { TimetableStreams } from '../timetable-streams.js';

/** Ringing means: load the timetable, decide, maybe record. Early, late or twice is harmless. */
@Injectable()
export class NoticeDeadline {
  constructor(private readonly streams: TimetableStreams) {}

  /** Notices everything that has come due of one complaint, in order; answers how many facts that were. */
  async ring(complaintId: string): Promise<number> {
    const { timetable, stream } = await this.streams.load(complaintId);
    if (timetable.status === 'unopened') return 0;
    const circumstances = await this.streams.circumstances(timetable.policy);
    if (circumstances === undefined) return 0;
    const meta = metaOfService('sla-timer', complaintId, timetable.policy);
    const outcome = await this.streams.decide(
      complaintId,
      { type: 'ring', ...circumstances },
      { meta, loaded: stream },
    );
    return outcome.outcome === 'recorded' ? outcome.events.length : 0;
  }
}
