import { Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import {
  AnswerSent,
  CallbackRecorded,
  ComplaintDeclined,
  ComplaintWithdrawn,
  DeadlineMissed,
  LadderStepTaken,
  MissRefuted,
  SolutionAgreed,
  SolutionRefused,
} from '@redress/contracts';
import type { Numbered } from '@redress/event-store';
import type { Announcement } from '@redress/messaging';
import type { Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import type { CaseCommand, Staff } from '@redress/routing-domain';
import { BusinessClock, type Consumer, metaOfAnnouncement } from '@redress/service-kit';
import { CaseStreams } from '../case-streams.js';

/** What a command that follows from an announcement is made of. */
interface Followed {
  readonly data: unknown;
  readonly policy: Policy;
  readonly happenedAt: Instant;
  readonly now: Instant;
  readonly staff: Staff;
}

/** Applies what other services announce to the case; early where the case is not opened yet. */
@Injectable()
export class FollowFacts {
  constructor(
    private readonly streams: CaseStreams,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  async follow(
    announcement: Announcement,
    take: Numbered,
    commandFor: (followed: Followed) => CaseCommand | undefined,
  ) {
    const { current } = await this.streams.load(announcement.key);
    if (current.status === 'unopened') return { early: 'case opened' };
    const policy = await this.rulebook.policy(current.policy);
    if (policy === undefined) return { early: `policy ${current.policy.name}@${current.policy.version}` };
    const { data, happenedAt } = announcement;
    const staff = await this.streams.staffNow(policy);
    const command = commandFor({ data, policy, happenedAt, now: this.clock.now(), staff });
    if (command === undefined) return 'no-effect' as const;
    const meta = metaOfAnnouncement('routing', announcement, current.policy);
    const outcome = await this.streams.decide(announcement.key, command, { meta, takes: take });
    return outcome.outcome === 'refused' ? ('no-effect' as const) : ('taken' as const);
  }
}

const by = 'service:routing';

@Injectable()
export class OnComplaintDecided implements Consumer {
  readonly topic = 'intake';
  readonly types = [ComplaintDeclined.type, ComplaintWithdrawn.type];
  constructor(private readonly facts: FollowFacts) {}

  handle(announcement: Announcement, take: Numbered) {
    const because = announcement.type === ComplaintDeclined.type ? 'declined' : 'withdrawn';
    return this.facts.follow(announcement, take, ({ happenedAt, now }) => ({
      type: 'close-case',
      because,
      by,
      happenedAt,
      now,
    }));
  }
}

/** A step of the ladder, a miss that may raise the grade, or one that was none (B-2, B-4, D-13). */
@Injectable()
export class OnDeadlineOverdue implements Consumer {
  readonly topic = 'sla';
  readonly types = [LadderStepTaken.type, DeadlineMissed.type, MissRefuted.type];
  constructor(private readonly facts: FollowFacts) {}

  handle(announcement: Announcement, take: Numbered) {
    return this.facts.follow(announcement, take, ({ data, ...given }) => {
      if (announcement.type === DeadlineMissed.type) {
        const { deadline, ownerRole } = DeadlineMissed.data.parse(data);
        return { type: 'follow-miss', deadline, ownerRole, ...given };
      }
      if (announcement.type === MissRefuted.type) {
        return { type: 'follow-refutation', deadline: MissRefuted.data.parse(data).deadline, ...given };
      }
      const { deadline, step, escalateTo, raiseGradeTo, reassignTo } = LadderStepTaken.data.parse(data);
      return { type: 'follow-ladder-step', deadline, step, escalateTo, raiseGradeTo, reassignTo, ...given };
    });
  }
}

/** The customer was told, agreed or refused (A-6, B-7). */
@Injectable()
export class OnCustomerAnswered implements Consumer {
  readonly topic = 'feedback';
  readonly types = [AnswerSent.type, SolutionAgreed.type, SolutionRefused.type];
  constructor(private readonly facts: FollowFacts) {}

  handle(announcement: Announcement, take: Numbered) {
    const reply =
      announcement.type === AnswerSent.type ? 'told' : announcement.type === SolutionAgreed.type ? 'agreed' : 'refused';
    return this.facts.follow(announcement, take, ({ data, ...given }) => {
      const { solution } = data as { solution: string };
      return { type: 'note-reply', solution, reply, ...given };
    });
  }
}

/** The customer was called back: satisfied ends the case, dissatisfied opens it again (A-7, B-5). */
@Injectable()
export class OnCallbackRecorded implements Consumer {
  readonly topic = 'feedback';
  readonly types = [CallbackRecorded.type];
  constructor(private readonly facts: FollowFacts) {}

  handle(announcement: Announcement, take: Numbered) {
    return this.facts.follow(announcement, take, ({ data, ...given }) => {
      const { satisfied } = CallbackRecorded.data.parse(data);
      return satisfied === null ? undefined : { type: 'follow-callback', satisfied, ...given };
    });
  }
}
