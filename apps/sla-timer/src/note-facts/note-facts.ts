import { Injectable } from '@nestjs/common';
import {
  AccountabilityNoted,
  CaseMoved,
  feedbackEvents,
  intakeEvents,
  routingEvents,
  ComplaintRegistered,
  CustomerErased,
} from '@redress/contracts';
import type { Numbered } from '@redress/event-store';
import type { Announcement } from '@redress/messaging';
import { factOfAnnouncement } from '@redress/rulebook';
import { type Consumer, metaOfAnnouncement } from '@redress/service-kit';
import type { Circumstances } from '@redress/sla-timer-domain';
import { TimetableStreams } from '../timetable-streams.js';
import { orWaitForCalendar } from './or-wait-for-calendar.js';

/** Applies what any service announces of a complaint to its timetable; early where the timetable is not opened yet. */
@Injectable()
export class NoteFacts {
  constructor(private readonly streams: TimetableStreams) {}

  note(announcement: Announcement, take: Numbered) {
    return orWaitForCalendar(() => this.decide(announcement, take));
  }

  private async decide(announcement: Announcement, take: Numbered) {
    const { timetable, stream } = await this.streams.load(announcement.key);
    if (timetable.status === 'unopened') return { early: 'timetable opened' };
    const circumstances = await this.streams.circumstancesOf(timetable);
    if (circumstances === undefined) return { early: await this.streams.awaited(timetable.policy) };
    if (announcement.type === CaseMoved.type) return this.move(announcement, take, circumstances);
    const { fact, change } = factOfAnnouncement(announcement.type, announcement.data);
    const meta = metaOfAnnouncement('sla-timer', announcement, timetable.policy);
    const command = { type: 'note-fact' as const, ...circumstances, fact, change, happenedAt: announcement.happenedAt };
    await this.streams.decide(announcement.key, command, { meta, takes: take, loaded: stream });
    return 'taken' as const;
  }

  /** What is open is told anew under the version the case was moved to. */
  private async move(announcement: Announcement, take: Numbered, circumstances: Circumstances) {
    const { policy: ref } = CaseMoved.data.parse(announcement.data);
    const next = await this.streams.circumstances(ref);
    if (next === undefined) return { early: await this.streams.awaited(ref) };
    const meta = metaOfAnnouncement('sla-timer', announcement, ref);
    const { happenedAt } = announcement;
    const command = { type: 'move-timetable' as const, ...circumstances, to: next.policy, happenedAt };
    await this.streams.decide(announcement.key, command, { meta, takes: take });
    return 'taken' as const;
  }
}

abstract class OnFacts implements Consumer {
  abstract readonly topic: string;
  abstract readonly types: readonly string[];
  constructor(private readonly facts: NoteFacts) {}

  handle(announcement: Announcement, take: Numbered) {
    return this.facts.note(announcement, take);
  }
}

@Injectable()
export class OnIntakeFact extends OnFacts {
  readonly topic = 'intake';
  readonly types = intakeEvents
    .filter(({ type }) => type !== ComplaintRegistered.type && type !== CustomerErased.type)
    .map(({ type }) => type);
  constructor(facts: NoteFacts) {
    super(facts);
  }
}

@Injectable()
export class OnRoutingFact extends OnFacts {
  readonly topic = 'routing';
  // A note of who is answerable follows from a deadline and moves none.
  readonly types = routingEvents.filter(({ type }) => type !== AccountabilityNoted.type).map(({ type }) => type);
  constructor(facts: NoteFacts) {
    super(facts);
  }
}

@Injectable()
export class OnFeedbackFact extends OnFacts {
  readonly topic = 'feedback';
  readonly types = feedbackEvents.map(({ type }) => type);
  constructor(facts: NoteFacts) {
    super(facts);
  }
}
