import type { Instant } from '@redress/business-time';
import { type Decision, momentOf, nothingToRecord, record, refuse } from '@redress/decider';
import type { EvidenceAdded } from './complaint.events.js';
import type { Complaint } from './complaint.js';
import type { ComplaintRefusal } from './refusals.js';

export interface AddEvidence {
  readonly type: 'add-evidence';
  readonly evidence: EvidenceAdded['data'];
  readonly happenedAt?: Instant | undefined;
  readonly now: Instant;
}

/** Adds what bears on the complaint, at any time, even after a decision: it may be what reopens it (C-3). */
export function addEvidence(command: AddEvidence, complaint: Complaint): Decision<EvidenceAdded, ComplaintRefusal> {
  if (complaint.status === 'unregistered') return refuse({ code: 'complaint-unknown' });
  if (complaint.evidence.some(({ evidence }) => evidence === command.evidence.evidence)) return nothingToRecord;
  const moment = momentOf(command);
  if ('code' in moment) return refuse(moment);
  return record({ type: 'EvidenceAdded', happenedAt: moment.at, data: command.evidence });
}
