import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { ComplaintStreams } from '../complaint-streams.js';
import { type EvidenceFile, evidenceFile } from './evidence-file.js';

export class OpenEvidence extends Query<EvidenceFile> {
  constructor(
    readonly complaintId: string,
    /** The reference that the complaint’s record has for it. */
    readonly evidence: string,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** Opens what was handed in for a complaint within the caller’s reach, and nothing else that lies in the vault. */
@QueryHandler(OpenEvidence)
export class OpenEvidenceHandler implements IQueryHandler<OpenEvidence> {
  constructor(
    private readonly streams: ComplaintStreams,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** @throws {Problem} 404 where the complaint has no such evidence, 410 where it was erased with its customer */
  async execute({ complaintId, evidence, principal }: OpenEvidence): Promise<EvidenceFile> {
    const { complaint } = await this.streams.loadVisible(complaintId, principal);
    const found = complaint.evidence.find((each) => each.evidence === evidence);
    if (!found) throw new Problem({ status: 404, code: 'evidence-unknown', values: { complaintId } });
    const opened = await this.vault.open([found.evidence], { actor: principal.actor, purpose: 'handling' });
    return evidenceFile(opened.get(found.evidence), found.mediaType);
  }
}
