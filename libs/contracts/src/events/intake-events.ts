import { z } from 'zod';
import { contract } from '../contract.js';
import {
  Actor,
  BranchPath,
  Channel,
  Confidentiality,
  InstantText,
  Money,
  Name,
  PolicyRef,
  VaultRef,
} from '../primitives.js';

export const ComplaintRegistered = contract(
  'intake',
  'redress.intake.complaint-registered.v1',
  'A customer expressed dissatisfaction (or asked, or suggested) and it was written down (A-2, D-3).',
  z.object({
    registrationNumber: z.string().max(40),
    kind: Name,
    channel: Channel,
    branch: BranchPath,
    policy: PolicyRef,
    category: Name.nullable(),
    product: Name.nullable(),
    amount: Money.nullable().describe('what is in dispute'),
    flags: z.array(Name).describe('circumstances that raise the grade: media, injury, court … (B-2, D-13)'),
    fields: z
      .record(Name, z.union([z.string(), z.number(), z.boolean()]))
      .describe('the form’s fields that are not personal'),
    customer: z.uuid().describe('whose key seals the personal data'),
    customerName: VaultRef.nullable().describe('the sealed name, for lists'),
    narrative: VaultRef.describe('what happened'),
    demand: VaultRef.nullable().describe('what the customer wants'),
    complainedAbout: Actor.nullable().describe('the member of staff complained about, who must not handle it'),
    term: InstantText.nullable().describe('the time by which the customer requires an answer (D-5)'),
    confidentiality: Confidentiality,
    registeredBy: Actor,
    backdated: z.boolean().describe('written down noticeably later than it happened'),
    history: z
      .object({
        acceptedAt: InstantText,
        contactedAt: InstantText,
        answeredAt: InstantText,
        resolvedAt: InstantText,
        promisedAt: InstantText.describe('the due date the old system had given'),
        closedAt: InstantText,
        refused: z.boolean().describe('the customer disputed the answer'),
      })
      .partial()
      .nullable()
      .describe('brought over from elsewhere: judged by these times, rings nobody; null for what is new'),
    source: z
      .object({
        system: Name,
        id: z.string().max(120).describe('a keyed hash of its number there: callers write what they like'),
      })
      .nullable()
      .describe('where it came from; the same number gives the same hash'),
  }),
);

export const EvidenceAdded = contract(
  'intake',
  'redress.intake.evidence-added.v1',
  'Something that bears on the complaint was added: a photograph, a receipt, a further statement.',
  z.object({ evidence: VaultRef, mediaType: z.string().max(120), bytes: z.number().int().min(0), by: Actor }),
);

export const ComplaintAccepted = contract(
  'intake',
  'redress.intake.complaint-accepted.v1',
  'It was decided that the complaint is handled, and the customer was told (D-4).',
  z.object({ by: Actor }),
);

export const ComplaintDeclined = contract(
  'intake',
  'redress.intake.complaint-declined.v1',
  'It was decided, on a ground the policy names, that the complaint is not handled, and the customer was told (D-2, D-4).',
  z.object({ ground: Name, explanation: VaultRef.nullable(), by: Actor }),
);

export const ComplaintWithdrawn = contract(
  'intake',
  'redress.intake.complaint-withdrawn.v1',
  'The customer took the complaint back.',
  z.object({ reason: VaultRef.nullable(), by: Actor }),
);

export const CustomerErased = contract(
  'erasures',
  'redress.erasures.customer-erased.v1',
  'The key of a customer was destroyed: every sealed text of that person is gone for good.',
  z.object({ customer: z.uuid(), by: Actor }),
);

export const intakeEvents = [
  ComplaintRegistered,
  EvidenceAdded,
  ComplaintAccepted,
  ComplaintDeclined,
  ComplaintWithdrawn,
  CustomerErased,
] as const;
