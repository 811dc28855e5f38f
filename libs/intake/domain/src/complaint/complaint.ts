import { unreachable } from '@redress/decider';
import type { Instant } from '@redress/business-time';
import type { ComplaintEvent, EvidenceAdded, Registration } from './complaint.events.js';

/** A complaint as intake sees it: from its registration to the decision whether it is handled. */
export type Complaint = { readonly status: 'unregistered' } | RegisteredComplaint;

export interface RegisteredComplaint {
  readonly status: 'registered' | 'accepted' | 'declined' | 'withdrawn';
  readonly registration: Registration;
  readonly happenedAt: Instant;
  readonly registeredAt: Instant;
  readonly evidence: readonly (EvidenceAdded['data'] & { readonly addedAt: Instant })[];
  /** When acceptance was decided, or the complaint taken back. */
  readonly decidedAt: Instant | null;
}

export const unregistered: Complaint = { status: 'unregistered' };

export function evolve(complaint: Complaint, event: ComplaintEvent): Complaint {
  if (event.type === 'ComplaintRegistered') {
    const { registeredAt, backdated: _backdated, ...registration } = event.data;
    return {
      status: 'registered',
      registration,
      happenedAt: event.happenedAt,
      registeredAt,
      evidence: [],
      decidedAt: null,
    };
  }
  if (complaint.status === 'unregistered') throw new Error(`${event.type} before the complaint was registered`);
  switch (event.type) {
    case 'EvidenceAdded':
      return { ...complaint, evidence: [...complaint.evidence, { ...event.data, addedAt: event.happenedAt }] };
    case 'ComplaintAccepted':
      return { ...complaint, status: 'accepted', decidedAt: event.happenedAt };
    case 'ComplaintDeclined':
      return { ...complaint, status: 'declined', decidedAt: event.happenedAt };
    case 'ComplaintWithdrawn':
      return { ...complaint, status: 'withdrawn', decidedAt: event.happenedAt };
    default:
      return unreachable(event);
  }
}
