import { Injectable } from '@nestjs/common';
import { type Instant, instant } from '@redress/business-time';
import { ComplaintRegistered, type DataOf } from '@redress/contracts';
import type { Numbered } from '@redress/event-store';
import type { Announcement } from '@redress/messaging';
import { factsOf } from '@redress/rulebook';
import { type Consumer, metaOfAnnouncement } from '@redress/service-kit';
import type { TimetableCommand } from '@redress/sla-timer-domain';
import { TimetableStreams } from '../timetable-streams.js';
import { orWaitForCalendar } from './or-wait-for-calendar.js';

/** A complaint was registered: its clocks start at the moment the customer turned to us. */
@Injectable()
export class OnComplaintRegistered implements Consumer {
  readonly topic = 'intake';
  readonly types = [ComplaintRegistered.type];

  constructor(private readonly streams: TimetableStreams) {}

  async handle(announcement: Announcement, take: Numbered) {
    const registered = ComplaintRegistered.data.parse(announcement.data);
    const circumstances = await this.streams.circumstances(registered.policy);
    if (circumstances === undefined) return { early: await this.streams.awaited(registered.policy) };
    const { branch, term, history } = registered;
    const promised = term ?? history?.promisedAt;
    const command: TimetableCommand = {
      type: 'open-timetable',
      ...circumstances,
      branch,
      facts: factsOf(registered),
      term: promised === undefined || promised === null ? null : instant(promised),
      customer: registered.customer,
      happenedAt: announcement.happenedAt,
      history: history === null ? null : pastFacts(history),
    };
    const meta = metaOfAnnouncement('sla-timer', announcement, registered.policy);
    return orWaitForCalendar(async () => {
      await this.streams.decide(announcement.key, command, { meta, takes: take });
      return 'taken' as const;
    });
  }
}

/** The times an older system gave, as the facts they stand for, oldest first. */
function pastFacts({
  acceptedAt,
  contactedAt,
  answeredAt,
  resolvedAt,
  closedAt,
}: NonNullable<DataOf<typeof ComplaintRegistered>['history']>) {
  const facts: readonly (readonly [name: string, at: string | undefined])[] = [
    ['complaint-accepted', acceptedAt],
    ['customer-contacted', contactedAt ?? answeredAt],
    ['answer-sent', answeredAt],
    ['complaint-resolved', resolvedAt ?? closedAt],
    ['case-closed', closedAt],
  ];
  return facts
    .filter((fact): fact is readonly [string, Instant] => fact[1] !== undefined)
    .map(([name, at]) => ({
      fact: name === 'customer-contacted' ? { name, reached: true } : { name },
      happenedAt: instant(at),
    }))
    .sort((one, other) => (one.happenedAt < other.happenedAt ? -1 : one.happenedAt > other.happenedAt ? 1 : 0));
}
