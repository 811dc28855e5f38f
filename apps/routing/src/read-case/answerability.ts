import { Injectable } from '@nestjs/common';
import { type Calendar, type Instant, msOf } from '@redress/business-time';
import type { CaseRecord } from '@redress/contracts';
import type { Policy } from '@redress/policy';
import { type OpenedCase, stretchesOf } from '@redress/routing-domain';
import { Rulebook } from '@redress/rulebook';

export type Answerable = Pick<CaseRecord, 'held' | 'accountability'>;
const MINUTE_MS = 60_000;

/** Who had a case for how long, and what is noted of whom. */
@Injectable()
export class Answerability {
  constructor(private readonly rulebook: Rulebook) {}

  async of(opened: OpenedCase, policy: Policy, now: Instant): Promise<Answerable> {
    const calendar = (await this.rulebook.calendarsInForce()).named(policy.calendar);
    return { held: heldBy(opened, calendar, now), accountability: notesOf(opened, policy) };
  }
}

function heldBy(opened: OpenedCase, calendar: Calendar | undefined, now: Instant): Answerable['held'] {
  return stretchesOf(opened).map(({ department, handler, since: from, until }) => {
    const end = until ?? now;
    return {
      department,
      handler,
      from,
      until,
      elapsedMinutes: Math.floor((msOf(end) - msOf(from)) / MINUTE_MS),
      workingMinutes: calendar === undefined ? null : Math.floor(calendar.workingTimeBetween(from, end) / MINUTE_MS),
    };
  });
}

function notesOf({ accountability }: OpenedCase, policy: Policy): Answerable['accountability'] {
  return accountability.map(({ rules, ...note }) => ({
    ...note,
    rules: policy.accountability
      .filter(({ id }) => rules.includes(id))
      .map(({ id: name, title: label, consequence, from = null, to = null, sources }) => ({
        name,
        label,
        consequence,
        from,
        to,
        sources: [...sources],
      })),
  }));
}
