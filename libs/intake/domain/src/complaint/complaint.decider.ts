import { type Decider, unreachable } from '@redress/decider';
import { addEvidence, type AddEvidence } from './add-evidence.js';
import type { ComplaintEvent } from './complaint.events.js';
import { type Complaint, evolve, unregistered } from './complaint.js';
import {
  acceptComplaint,
  type AcceptComplaint,
  declineComplaint,
  type DeclineComplaint,
  withdrawComplaint,
  type WithdrawComplaint,
} from './decide-acceptance.js';
import type { ComplaintRefusal } from './refusals.js';
import { registerComplaint, type RegisterComplaint } from './register-complaint.js';

export type ComplaintCommand = RegisterComplaint | AddEvidence | AcceptComplaint | DeclineComplaint | WithdrawComplaint;

/** Everything intake decides about one complaint. */
export const complaintDecider: Decider<Complaint, ComplaintCommand, ComplaintEvent, ComplaintRefusal> = {
  initial: unregistered,
  evolve,
  decide(command, complaint) {
    switch (command.type) {
      case 'register-complaint':
        return registerComplaint(command, complaint);
      case 'add-evidence':
        return addEvidence(command, complaint);
      case 'accept-complaint':
        return acceptComplaint(command, complaint);
      case 'decline-complaint':
        return declineComplaint(command, complaint);
      case 'withdraw-complaint':
        return withdrawComplaint(command, complaint);
      default:
        return unreachable(command);
    }
  },
};
