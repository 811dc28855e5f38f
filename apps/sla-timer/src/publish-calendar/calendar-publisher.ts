import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CalendarDefinition } from '@redress/business-time';
import { CalendarPublished as Contract } from '@redress/contracts';
import { type EventMeta, EventStore, handleCommand } from '@redress/event-store';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock } from '@redress/service-kit';
import { calendarDecider, type CalendarPublished, type PublishCalendar } from '@redress/sla-timer-domain';

export interface ToPublish {
  readonly definition: CalendarDefinition;
  /** The file as it was written. */
  readonly source: string;
  readonly by: string;
  readonly reason: string | null;
  readonly meta: EventMeta;
  /** The version of the stream that the caller saw: how many versions were published. */
  readonly expectedVersion?: number;
}

/** Publishes versions of calendars, however they come; announced, they are in force here and everywhere. */
@Injectable()
export class CalendarPublisher {
  constructor(
    private readonly store: EventStore,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  async publish({ definition, source, by, reason, meta, expectedVersion }: ToPublish) {
    const now = this.clock.now();
    const command: PublishCalendar = {
      type: 'publish-calendar',
      calendar: definition.id,
      version: definition.version,
      hash: createHash('sha256').update(source).digest('hex'),
      source,
      now,
      by,
      reason,
      servedElsewhere: await this.servedElsewhere(definition),
    };
    return handleCommand({
      store: this.store,
      decider: calendarDecider,
      streamId: calendarStream(definition.id),
      command,
      recordedAt: now,
      meta,
      announce: ({ data }: CalendarPublished) => {
        const { by: publishedBy, ...shared } = data;
        return [{ topic: Contract.topic, key: data.calendar, type: Contract.type, data: { ...shared, publishedBy } }];
      },
      ...(expectedVersion !== undefined && { expectedVersion }),
    });
  }

  /** How many versions of it were published: what `If-Match` names. */
  async versionOf(calendar: string): Promise<number> {
    return (await this.store.load(calendarStream(calendar))).version;
  }

  private async servedElsewhere({ id, branches = [] }: CalendarDefinition) {
    const shelf = await this.rulebook.calendarsNow();
    return shelf.ids
      .filter((other) => other !== id)
      .flatMap((calendar) => shelf.newestOf(calendar)?.branches?.map((branch) => ({ branch, calendar })) ?? [])
      .filter(({ branch }) => branches.includes(branch));
  }
}

export function calendarStream(calendar: string): string {
  return `calendar-${calendar}`;
}
