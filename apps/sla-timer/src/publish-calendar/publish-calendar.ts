import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PublishCalendar as PublishCalendarBody } from '@redress/contracts';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, metaOfRequest, type Principal, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import type { z } from 'zod';
import { readDocument } from './calendar-document.js';
import { CalendarPublisher, calendarStream } from './calendar-publisher.js';
import { PublishingReach } from './publishing-reach.js';

type Outcome = Awaited<ReturnType<CalendarPublisher['publish']>>;

export class PublishCalendar extends Command<{ outcome: Outcome; version: number }> {
  constructor(
    readonly name: string,
    readonly body: z.infer<typeof PublishCalendarBody>,
    readonly expectedVersion: number,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** Puts a version of a calendar into force; the reason is typed by a person, so it is sealed like every such text. */
@CommandHandler(PublishCalendar)
export class PublishCalendarHandler implements ICommandHandler<PublishCalendar> {
  constructor(
    private readonly publisher: CalendarPublisher,
    private readonly rulebook: Rulebook,
    private readonly reach: PublishingReach,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ name, body, expectedVersion, principal }: PublishCalendar) {
    const { document: source, reason } = body;
    const inForce = await this.rulebook.calendarsNow();
    const { definition, next } = readDocument(name, source, inForce, this.clock.now());
    await this.reach.mustCover(name, inForce, next, principal);
    const { refs } = await this.vault.seal({
      owner: { service: 'sla-timer', streamId: calendarStream(name) },
      items: [{ kind: 'publication-reason', text: reason }],
    });
    const outcome = await this.publisher.publish({
      definition,
      source,
      by: principal.actor,
      reason: refs[0] ?? null,
      meta: metaOfRequest(principal, calendarStream(name)),
      expectedVersion,
    });
    const recorded = outcome.outcome === 'recorded' && outcome.events.length > 0;
    if (!recorded) await this.vault.discard(refs);
    return { outcome, version: definition.version };
  }
}
