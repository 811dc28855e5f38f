import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { instant } from '@redress/business-time';
import type { AddEvidence as Body } from '@redress/contracts';
import { type Principal, VAULT, type RolesServed } from '@redress/service-kit';
import type { Item, Vault, VaultRef } from '@redress/vault';
import type { z } from 'zod';
import { ComplaintStreams, streamOf } from '../complaint-streams.js';

export const evidenceRoles: RolesServed = ['receiver', 'handler', 'supervisor', 'department-manager', 'channel'];

type ComplaintOutcome = Awaited<ReturnType<ComplaintStreams['decide']>>;

export class AddEvidence extends Command<ComplaintOutcome> {
  constructor(
    readonly complaintId: string,
    readonly body: z.infer<typeof Body>,
    readonly expectedVersion: number,
    readonly principal: Principal,
  ) {
    super();
  }
}

@CommandHandler(AddEvidence)
export class AddEvidenceHandler implements ICommandHandler<AddEvidence> {
  constructor(
    private readonly streams: ComplaintStreams,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, body, expectedVersion, principal }: AddEvidence): Promise<ComplaintOutcome> {
    const { complaint } = await this.streams.loadVisible(complaintId, principal);
    const { mediaType, text, base64 } = body;
    const bytes = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
    const secret = complaint.registration.confidentiality !== 'normal';
    const item: Item = bytes
      ? { kind: 'evidence', bytes, secret }
      : { kind: 'evidence', text: text ?? '', indexed: true, secret };
    const sealed = await this.vault.seal({
      subject: complaint.registration.customer,
      owner: { service: 'intake', streamId: streamOf(complaintId) },
      items: [item],
    });
    const evidence = {
      evidence: sealed.refs[0] as VaultRef,
      mediaType,
      bytes: bytes?.length ?? Buffer.byteLength(text ?? ''),
      by: principal.actor,
    };
    const circumstances = this.streams.circumstances(complaintId, complaint, principal);
    const outcome = await this.streams.decide(
      complaintId,
      { type: 'add-evidence', evidence, now: circumstances.now },
      { ...circumstances, expectedVersion },
    );
    if (outcome.outcome !== 'recorded') await this.vault.discard(sealed.refs);
    return outcome;
  }
}

/** When the caller says that something happened. */
export function happenedAtOf({ happenedAt }: { happenedAt?: string | undefined }) {
  return happenedAt === undefined ? undefined : instant(happenedAt);
}
