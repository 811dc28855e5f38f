import type { Instant } from '@redress/business-time';
import { type Decision, momentOf, nothingToRecord, record, refuse } from '@redress/decider';
import type { ComplaintRegistered, Registration } from './complaint.events.js';
import type { Complaint } from './complaint.js';
import type { ComplaintRefusal } from './refusals.js';

export interface RegisterComplaint {
  readonly type: 'register-complaint';
  readonly registration: Registration;
  readonly happenedAt: Instant | undefined;
  readonly now: Instant;
  /** How far back a call may be dated; nothing for history brought over from elsewhere. */
  readonly backdatingLimitMs: number | undefined;
}

/** Writes a complaint down, whatever the channel. Registering the same one again records nothing. */
export function registerComplaint(
  command: RegisterComplaint,
  complaint: Complaint,
): Decision<ComplaintRegistered, ComplaintRefusal> {
  const { registration, now } = command;
  if (complaint.status !== 'unregistered') {
    const { registrationNumber } = complaint.registration;
    if (registrationNumber === registration.registrationNumber) return nothingToRecord;
    return refuse({ code: 'complaint-already-registered', registrationNumber });
  }
  const moment = momentOf(command);
  if ('code' in moment) return refuse(moment);
  return record({
    type: 'ComplaintRegistered',
    happenedAt: moment.at,
    data: { ...registration, registeredAt: now, backdated: moment.backdated && registration.history === null },
  });
}
