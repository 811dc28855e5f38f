import { Injectable } from '@nestjs/common';
import { instant } from '@redress/business-time';
import { ComplaintRegistered, type DataOf } from '@redress/contracts';
import type { Numbered } from '@redress/event-store';
import type { Announcement } from '@redress/messaging';
import { Rulebook } from '@redress/rulebook';
import type { History, Matter } from '@redress/routing-domain';
import { BusinessClock, type Consumer, metaOfAnnouncement } from '@redress/service-kit';
import { CaseStreams } from '../case-streams.js';

/** A complaint was registered: from now on it has an owner, whoever stays silent. */
@Injectable()
export class OnComplaintRegistered implements Consumer {
  readonly topic = 'intake';
  readonly types = [ComplaintRegistered.type];

  constructor(
    private readonly streams: CaseStreams,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  async handle(announcement: Announcement, take: Numbered) {
    const registered = ComplaintRegistered.data.parse(announcement.data);
    const { name, version } = registered.policy;
    const policy = await this.rulebook.policy(registered.policy);
    if (policy === undefined) return { early: `policy ${name}@${version}` };
    const meta = metaOfAnnouncement('routing', announcement, registered.policy);
    await this.streams.decide(
      announcement.key,
      {
        type: 'open-case',
        matter: matterOf(registered),
        policy,
        registeredBy: registered.registeredBy,
        happenedAt: announcement.happenedAt,
        now: this.clock.now(),
        history: registered.history && historyOf(registered.history),
        staff: await this.streams.staffNow(policy),
      },
      { meta, takes: take },
    );
    return 'taken' as const;
  }
}

function matterOf(registered: DataOf<typeof ComplaintRegistered>): Matter {
  const {
    registrationNumber,
    kind,
    channel,
    branch,
    category,
    product,
    amount,
    flags,
    fields,
    complainedAbout,
    customer,
    confidentiality,
  } = registered;
  return {
    registrationNumber,
    kind,
    channel,
    branch,
    category,
    product,
    amount,
    flags,
    fields,
    complainedAbout,
    customer,
    confidentiality,
  };
}

function historyOf({ refused, ...times }: NonNullable<DataOf<typeof ComplaintRegistered>['history']>): History {
  const instants = Object.entries(times).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, instant(text)] as const],
  );
  return { ...Object.fromEntries(instants), ...(refused !== undefined && { refused }) };
}
