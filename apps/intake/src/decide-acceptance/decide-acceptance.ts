import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  AcceptComplaint as AcceptBody,
  DeclineComplaint as DeclineBody,
  WithdrawComplaint as WithdrawBody,
} from '@redress/contracts';
import type { ComplaintCommand, RegisteredComplaint, VaultRef } from '@redress/intake-domain';
import { declineGrounds, type Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import { type Principal, Problem, VAULT, type RolesServed } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import type { z } from 'zod';
import { happenedAtOf } from '../add-evidence/add-evidence.js';
import { ComplaintStreams, streamOf } from '../complaint-streams.js';

export const acceptanceRoles: RolesServed = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
];

type ComplaintOutcome = Awaited<ReturnType<ComplaintStreams['decide']>>;

abstract class Deciding<Body> extends Command<ComplaintOutcome> {
  constructor(
    readonly complaintId: string,
    readonly body: Body,
    readonly expectedVersion: number,
    readonly principal: Principal,
  ) {
    super();
  }
}
export class AcceptComplaint extends Deciding<z.infer<typeof AcceptBody>> {}
export class DeclineComplaint extends Deciding<z.infer<typeof DeclineBody>> {}
export class WithdrawComplaint extends Deciding<z.infer<typeof WithdrawBody>> {}

@CommandHandler(AcceptComplaint)
export class AcceptComplaintHandler implements ICommandHandler<AcceptComplaint> {
  constructor(
    private readonly streams: ComplaintStreams,
    private readonly rulebook: Rulebook,
  ) {}

  async execute({ complaintId, body, expectedVersion, principal }: AcceptComplaint): Promise<ComplaintOutcome> {
    const { complaint } = await this.streams.loadVisible(complaintId, principal);
    const circumstances = this.streams.circumstances(complaintId, complaint, principal);
    const command: ComplaintCommand = {
      type: 'accept-complaint',
      policy: await policyOf(this.rulebook, complaint),
      by: principal.actor,
      happenedAt: happenedAtOf(body),
      now: circumstances.now,
    };
    return this.streams.decide(complaintId, command, { ...circumstances, expectedVersion });
  }
}

@CommandHandler(DeclineComplaint)
export class DeclineComplaintHandler implements ICommandHandler<DeclineComplaint> {
  constructor(
    private readonly streams: ComplaintStreams,
    private readonly rulebook: Rulebook,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, body, expectedVersion, principal }: DeclineComplaint): Promise<ComplaintOutcome> {
    const { complaint } = await this.streams.loadVisible(complaintId, principal);
    const policy = await policyOf(this.rulebook, complaint);
    const grounds = declineGrounds(policy).map(({ id }) => id);
    const circumstances = this.streams.circumstances(complaintId, complaint, principal);
    return sealing(this.vault, complaintId, complaint, 'explanation', body.explanation, (explanation) =>
      this.streams.decide(
        complaintId,
        {
          type: 'decline-complaint',
          ground: body.ground,
          grounds,
          explanation,
          policy,
          by: principal.actor,
          happenedAt: happenedAtOf(body),
          now: circumstances.now,
        },
        { ...circumstances, expectedVersion },
      ),
    );
  }
}

@CommandHandler(WithdrawComplaint)
export class WithdrawComplaintHandler implements ICommandHandler<WithdrawComplaint> {
  constructor(
    private readonly streams: ComplaintStreams,
    private readonly rulebook: Rulebook,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, body, expectedVersion, principal }: WithdrawComplaint): Promise<ComplaintOutcome> {
    const { complaint } = await this.streams.loadVisible(complaintId, principal);
    const policy = await policyOf(this.rulebook, complaint);
    const circumstances = this.streams.circumstances(complaintId, complaint, principal);
    return sealing(this.vault, complaintId, complaint, 'reason', body.reason, (reason) =>
      this.streams.decide(
        complaintId,
        {
          type: 'withdraw-complaint',
          reason,
          policy,
          by: principal.actor,
          happenedAt: happenedAtOf(body),
          now: circumstances.now,
        },
        { ...circumstances, expectedVersion },
      ),
    );
  }
}

/** @throws {Problem} 503 while the policy has not arrived here */
async function policyOf(rulebook: Rulebook, { registration }: RegisteredComplaint): Promise<Policy> {
  const policy = await rulebook.policy(registration.policy);
  if (!policy) throw new Problem({ status: 503, code: 'no-policy-yet', retryAfterSeconds: 2 });
  return policy;
}

/** Seals what was typed before deciding, and takes it back out of the vault where nothing came of it. */
async function sealing(
  vault: Vault,
  complaintId: string,
  { registration }: RegisteredComplaint,
  kind: string,
  text: string | undefined,
  decide: (ref: VaultRef | null) => Promise<ComplaintOutcome>,
): Promise<ComplaintOutcome> {
  if (text === undefined) return decide(null);
  const secret = registration.confidentiality !== 'normal';
  const owner = { service: 'intake', streamId: streamOf(complaintId) };
  const { refs } = await vault.seal({
    subject: registration.customer,
    owner,
    items: [{ kind, text, indexed: true, secret }],
  });
  const outcome = await decide(refs[0] ?? null);
  if (outcome.outcome !== 'recorded' || outcome.events.length === 0) await vault.discard(refs);
  return outcome;
}
