import { Injectable } from '@nestjs/common';
import { CaseClosed, CaseReopened, ComplaintResolved, SolutionApproved, SolutionProposed } from '@redress/contracts';
import type { Numbered } from '@redress/event-store';
import type { FeedbackCommand } from '@redress/feedback-domain';
import type { Announcement } from '@redress/messaging';
import { BusinessClock, type Consumer, metaOfAnnouncement } from '@redress/service-kit';
import { FeedbackStreams } from '../feedback-streams.js';

/** What routing states of a case, as far as the customer is concerned: what may be told, and when to call back. */
@Injectable()
export class FollowCase implements Consumer {
  readonly topic = 'routing';
  readonly types = [
    SolutionProposed.type,
    SolutionApproved.type,
    ComplaintResolved.type,
    CaseReopened.type,
    CaseClosed.type,
  ];

  constructor(
    private readonly streams: FeedbackStreams,
    private readonly clock: BusinessClock,
  ) {}

  async handle(announcement: Announcement, take: Numbered) {
    const command = commandFor(announcement, this.clock.now());
    if (command === undefined) return 'no-effect' as const;
    const meta = metaOfAnnouncement('feedback', announcement);
    await this.streams.decide(announcement.key, command, { meta, takes: take });
    return 'taken' as const;
  }
}

function commandFor(
  { type, data, happenedAt, headers }: Announcement,
  now: ReturnType<BusinessClock['now']>,
): FeedbackCommand | undefined {
  switch (type) {
    case SolutionProposed.type: {
      const { solution, approvals } = SolutionProposed.data.parse(data);
      return approvals.length === 0 ? { type: 'ready-solution', solution, happenedAt, now } : undefined;
    }
    case SolutionApproved.type: {
      const { solution, final } = SolutionApproved.data.parse(data);
      return final ? { type: 'ready-solution', solution, happenedAt, now } : undefined;
    }
    case ComplaintResolved.type:
      return headers['ce_imported'] === 'true' || ComplaintResolved.data.parse(data).callback === null
        ? undefined
        : { type: 'open-callback', happenedAt, now };
    case CaseReopened.type:
      return { type: 'end-feedback', because: 'reopened', happenedAt, now };
    case CaseClosed.type:
      return { type: 'end-feedback', because: CaseClosed.data.parse(data).because, happenedAt, now };
    default:
      return undefined;
  }
}
