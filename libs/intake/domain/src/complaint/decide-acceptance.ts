import { type Instant, isBefore } from '@redress/business-time';
import { type Dated, type Decision, momentOf, nothingToRecord, record, refuse } from '@redress/decider';
import type { Policy } from '@redress/policy';
import type { Actor, ComplaintAccepted, ComplaintDeclined, ComplaintWithdrawn, VaultRef } from './complaint.events.js';
import type { Complaint } from './complaint.js';
import { keptFromDeciding } from './keep-out.js';
import type { ComplaintRefusal } from './refusals.js';

export interface AcceptComplaint extends Dated {
  readonly type: 'accept-complaint';
  readonly policy: Policy;
  readonly by: Actor;
}

export interface DeclineComplaint extends Dated {
  readonly type: 'decline-complaint';
  readonly ground: string;
  /** The grounds that the policy of this complaint knows (D-2). */
  readonly grounds: readonly string[];
  readonly explanation: VaultRef | null;
  readonly policy: Policy;
  readonly by: Actor;
}

export interface WithdrawComplaint extends Dated {
  readonly type: 'withdraw-complaint';
  readonly reason: VaultRef | null;
  readonly policy: Policy;
  readonly by: Actor;
}

/** The complaint is handled, and the customer has been told so (D-4). Accepting again records nothing. */
export function acceptComplaint(
  command: AcceptComplaint,
  complaint: Complaint,
): Decision<ComplaintAccepted, ComplaintRefusal> {
  const kept = mustKeepOut(command, complaint);
  if (kept) return refuse(kept);
  if (complaint.status === 'accepted') return nothingToRecord;
  const when = decidableAt(command, complaint);
  if ('code' in when) return refuse(when);
  return record({ type: 'ComplaintAccepted', happenedAt: when.at, data: { by: command.by } });
}

/** The complaint is not handled, on a ground that the policy names, and the customer has been told so (D-2, D-4). */
export function declineComplaint(
  command: DeclineComplaint,
  complaint: Complaint,
): Decision<ComplaintDeclined, ComplaintRefusal> {
  const { ground, grounds, explanation, by } = command;
  const kept = mustKeepOut(command, complaint);
  if (kept) return refuse(kept);
  if (!grounds.includes(ground)) return refuse({ code: 'ground-unknown', ground, grounds });
  if (complaint.status === 'declined') return nothingToRecord;
  const when = decidableAt(command, complaint);
  if ('code' in when) return refuse(when);
  return record({ type: 'ComplaintDeclined', happenedAt: when.at, data: { ground, explanation, by } });
}

/** The customer takes it back, before or after it was accepted. */
export function withdrawComplaint(
  command: WithdrawComplaint,
  complaint: Complaint,
): Decision<ComplaintWithdrawn, ComplaintRefusal> {
  const kept = mustKeepOut(command, complaint);
  if (kept) return refuse(kept);
  if (complaint.status === 'withdrawn') return nothingToRecord;
  const { reason, by } = command;
  const open = complaint.status === 'accepted' ? { ...complaint, status: 'registered' as const } : complaint;
  const when = decidableAt(command, open);
  if ('code' in when) return refuse(when);
  return record({ type: 'ComplaintWithdrawn', happenedAt: when.at, data: { reason, by } });
}

function mustKeepOut(
  command: AcceptComplaint | DeclineComplaint | WithdrawComplaint,
  complaint: Complaint,
): ComplaintRefusal | undefined {
  const kept = complaint.status === 'unregistered' ? undefined : keptFromDeciding(complaint, command);
  return kept && { code: 'excluded-from-stage', by: command.by, ...kept };
}

function decidableAt(command: Dated, complaint: Complaint): { at: Instant } | ComplaintRefusal {
  if (complaint.status === 'unregistered') return { code: 'complaint-unknown' };
  if (complaint.status !== 'registered')
    return { code: 'complaint-already-decided', status: complaint.status, decidedAt: complaint.decidedAt };
  const moment = momentOf(command);
  if ('code' in moment) return moment;
  const { happenedAt: registeredAt } = complaint;
  return isBefore(moment.at, registeredAt)
    ? { code: 'before-registration', happenedAt: moment.at, registeredAt }
    : { at: moment.at };
}
