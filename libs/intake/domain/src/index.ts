export type {
  Actor,
  ComplaintAccepted,
  ComplaintDeclined,
  ComplaintEvent,
  ComplaintRegistered,
  ComplaintWithdrawn,
  EvidenceAdded,
  History,
  Registration,
  VaultRef,
} from './complaint/complaint.events.js';
export type { Complaint, RegisteredComplaint } from './complaint/complaint.js';
export { type ComplaintCommand, complaintDecider } from './complaint/complaint.decider.js';
export { keptFromDeciding } from './complaint/keep-out.js';
export type { ComplaintRefusal } from './complaint/refusals.js';
