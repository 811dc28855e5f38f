import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { instant } from '@redress/business-time';
import type { AgreeDate as AgreeDateBody, ExtendDeadline as ExtendDeadlineBody } from '@redress/contracts';
import { metaOfRequest, type Principal, Problem, VAULT, type RolesServed } from '@redress/service-kit';
import type { OpenTimetable } from '@redress/sla-timer-domain';
import type { Vault } from '@redress/vault';
import type { z } from 'zod';
import { confidentialityOf, streamOf, TimetableStreams } from '../timetable-streams.js';

export const extensionRoles: RolesServed = ['supervisor', 'department-manager', 'leader-in-charge', 'head-office'];

type TimetableOutcome = Awaited<ReturnType<TimetableStreams['decide']>>;

export class ExtendDeadline extends Command<TimetableOutcome> {
  constructor(
    readonly complaintId: string,
    readonly deadline: string,
    readonly body: z.infer<typeof ExtendDeadlineBody>,
    readonly expectedVersion: number,
    readonly principal: Principal,
  ) {
    super();
  }
}

export class AgreeDate extends Command<TimetableOutcome> {
  constructor(
    readonly complaintId: string,
    readonly body: z.infer<typeof AgreeDateBody>,
    readonly expectedVersion: number,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** Grants a later due time; the reason is typed by a person, so it is sealed like every such text. */
@CommandHandler(ExtendDeadline)
export class ExtendDeadlineHandler implements ICommandHandler<ExtendDeadline> {
  constructor(
    private readonly streams: TimetableStreams,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({
    complaintId,
    deadline,
    body,
    expectedVersion,
    principal,
  }: ExtendDeadline): Promise<TimetableOutcome> {
    const { timetable } = await this.streams.loadVisible(complaintId, principal);
    const circumstances = await circumstancesOf(this.streams, timetable);
    const { refs } = await this.vault.seal({
      ...(timetable.customer !== null && { subject: timetable.customer }),
      owner: { service: 'sla-timer', streamId: streamOf(complaintId) },
      items: [{ kind: 'extension-reason', text: body.reason, secret: confidentialityOf(timetable) !== 'normal' }],
    });
    const outcome = await this.streams.decide(
      complaintId,
      {
        type: 'extend-deadline',
        ...circumstances,
        deadline,
        until: instant(body.until),
        reason: refs[0] ?? null,
        by: principal.actor,
        roles: principal.roles,
      },
      { meta: metaOfRequest(principal, complaintId, timetable.policy), expectedVersion },
    );
    if (outcome.outcome !== 'recorded') await this.vault.discard(refs);
    return outcome;
  }
}

@CommandHandler(AgreeDate)
export class AgreeDateHandler implements ICommandHandler<AgreeDate> {
  constructor(private readonly streams: TimetableStreams) {}

  async execute({ complaintId, body, expectedVersion, principal }: AgreeDate): Promise<TimetableOutcome> {
    const { timetable } = await this.streams.loadVisible(complaintId, principal);
    const circumstances = await circumstancesOf(this.streams, timetable);
    const command = { type: 'agree-date' as const, ...circumstances, until: instant(body.until), by: principal.actor };
    return this.streams.decide(complaintId, command, {
      meta: metaOfRequest(principal, complaintId, timetable.policy),
      expectedVersion,
    });
  }
}

/** @throws {Problem} 503 while the policy or its calendar has not arrived here */
async function circumstancesOf(streams: TimetableStreams, { policy }: OpenTimetable) {
  const circumstances = await streams.circumstances(policy);
  if (circumstances === undefined)
    throw new Problem({ status: 503, code: 'policy-not-here', values: policy, retryAfterSeconds: 2 });
  return circumstances;
}
