import { z } from 'zod';
import {
  BranchPath,
  Channel,
  ComplaintId,
  Confidentiality,
  InstantText,
  MomentText,
  Money,
  Name,
  PersonId,
  PolicyRef,
} from '../primitives.js';
import { Action, pageOf, PageQuery, PersonalText, soughtElsewhere, SoughtWords } from './shared-shapes.js';

const Words = z.string().trim().min(1).max(20_000);

export const Customer = z
  .object({
    name: z.string().trim().min(1).max(200),
    telephone: z.string().trim().min(3).max(40).optional(),
    email: z.email().max(200).optional(),
    address: z.string().trim().max(500).optional(),
    customerNumber: z.string().trim().max(80).optional(),
  })
  .meta({ id: 'Customer' });

/** POST /api/v1/complaints, with `Idempotency-Key` (or `source`, the channel’s own number). */
export const RegisterComplaint = z
  .strictObject({
    policy: Name.optional().describe('by default the policy of the branch and channel'),
    kind: Name.default('complaint'),
    channel: Channel,
    branch: BranchPath,
    happenedAt: MomentText.optional().describe('when the customer turned to us; by default now'),
    category: Name.optional(),
    product: Name.optional(),
    amount: Money.optional(),
    flags: z.array(Name).max(20).default([]),
    fields: z
      .record(Name, z.union([z.string().max(2000), z.number(), z.boolean()]))
      .default({})
      .describe(
        'fields of the form whose x-place is fields.ID; what has another place (name, contact, words, evidence) is refused here',
      ),
    customer: Customer,
    narrative: Words,
    demand: Words.optional(),
    complainedAbout: PersonId.optional().describe('user id of the member of staff complained about'),
    term: MomentText.optional().describe('by when the customer requires an answer'),
    confidentiality: Confidentiality.default('normal'),
    source: z.strictObject({ system: Name, id: z.string().min(1).max(120) }).optional(),
    history: z
      .strictObject({
        acceptedAt: MomentText.optional(),
        contactedAt: MomentText.optional(),
        answeredAt: MomentText.optional(),
        resolvedAt: MomentText.optional(),
        promisedAt: MomentText.optional().describe('the due date the old system had given'),
        closedAt: MomentText.optional(),
        refused: z.boolean().optional().describe('the customer disputed the answer'),
      })
      .optional()
      .describe('an existing complaint brought over: judged by these times, rings nobody'),
  })
  .meta({ id: 'RegisterComplaint' });

export const ComplaintRegisteredAnswer = z
  .object({
    complaintId: ComplaintId,
    registrationNumber: z.string(),
    registeredAt: InstantText,
    policy: PolicyRef,
    version: z.number().int(),
  })
  .meta({ id: 'ComplaintRegisteredAnswer' });

/** GET /api/v1/complaints/policy: which version of which policy a complaint comes under that is registered now. */
export const PolicyOfRegistrationQuery = z.object({
  policy: Name.optional().describe('by default the policy of the branch and channel'),
  branch: BranchPath.optional(),
  channel: Channel.optional(),
  kind: Name.default('complaint'),
});
export const PolicyOfRegistration = z
  .object({ policy: PolicyRef.describe('the default as long as branch and channel are not told') })
  .meta({ id: 'PolicyOfRegistration' });

export const AddEvidence = z
  .strictObject({
    mediaType: z
      .string()
      .max(120)
      .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(; ?[\w-]+=[\w.-]+)*$/, 'a media type, like image/jpeg')
      .default('text/plain'),
    text: Words.optional(),
    base64: z.base64().max(700_000).optional(),
  })
  .refine((evidence) => (evidence.text === undefined) !== (evidence.base64 === undefined), {
    message: 'either text or base64',
    path: ['text'],
  })
  .meta({ id: 'AddEvidence' });
const when = { happenedAt: MomentText.optional() };
export const AcceptComplaint = z.strictObject({ ...when }).meta({ id: 'AcceptComplaint' });
export const DeclineComplaint = z
  .strictObject({ ground: Name, explanation: Words.optional(), ...when })
  .meta({ id: 'DeclineComplaint' });
export const WithdrawComplaint = z
  .strictObject({ reason: Words.optional(), ...when })
  .meta({ id: 'WithdrawComplaint' });
export const erasureGrounds = [
  'asked-by-customer',
  'retention-ended',
  'recorded-by-mistake',
  'ordered-by-authority',
] as const;
export const EraseCustomer = z
  .strictObject({
    reason: z.enum(erasureGrounds).describe('kept in clear beside the tombstone, so it is one of a list'),
  })
  .meta({ id: 'EraseCustomer' });

export const complaintStatuses = ['registered', 'accepted', 'declined', 'withdrawn'] as const;

/** GET /api/v1/complaints/{id}: what was registered, with the personal data opened for those who may read it. */
export const ComplaintRecord = z
  .object({
    complaintId: ComplaintId,
    version: z.number().int(),
    registrationNumber: z.string(),
    status: z.enum(complaintStatuses),
    kind: Name,
    channel: Channel,
    branch: BranchPath,
    policy: PolicyRef,
    category: Name.nullable(),
    product: Name.nullable(),
    amount: Money.nullable(),
    flags: z.array(Name),
    fields: z.record(Name, z.union([z.string(), z.number(), z.boolean()])),
    happenedAt: InstantText,
    registeredAt: InstantText,
    registeredBy: z.string(),
    term: InstantText.nullable(),
    confidentiality: Confidentiality,
    imported: z.boolean(),
    customer: z.object({
      id: z.uuid(),
      name: PersonalText,
      telephone: PersonalText.nullable(),
      email: PersonalText.nullable(),
      address: PersonalText.nullable(),
    }),
    narrative: PersonalText,
    demand: PersonalText.nullable(),
    evidence: z.array(
      z.object({
        ref: z.string(),
        mediaType: z.string(),
        bytes: z.number().int(),
        addedAt: InstantText,
        by: z.string(),
      }),
    ),
    actions: z.array(Action),
  })
  .meta({ id: 'ComplaintRecord' });

export const ComplaintListQuery = PageQuery.extend({
  status: z.enum(complaintStatuses).optional(),
  branch: BranchPath.optional(),
  channel: Channel.optional(),
  kind: Name.optional(),
  q: soughtElsewhere('/api/v1/complaints/search'),
});
/** POST /api/v1/complaints/search */
export const ComplaintSearch = ComplaintListQuery.extend({
  q: SoughtWords,
})
  .strict()
  .meta({ id: 'ComplaintSearch' });
export const ComplaintListItem = z
  .object({
    complaintId: ComplaintId,
    registrationNumber: z.string(),
    status: z.enum(complaintStatuses),
    kind: Name,
    channel: Channel,
    branch: BranchPath,
    category: Name.nullable(),
    happenedAt: InstantText,
    registeredAt: InstantText,
  })
  .meta({ id: 'ComplaintListItem' });
export const ComplaintList = pageOf(ComplaintListItem).meta({ id: 'ComplaintList' });

export type ErasureGround = (typeof erasureGrounds)[number];
export type RegisterComplaint = z.infer<typeof RegisterComplaint>;
export type ComplaintRegisteredAnswer = z.infer<typeof ComplaintRegisteredAnswer>;
export type PolicyOfRegistration = z.infer<typeof PolicyOfRegistration>;
export type ComplaintRecord = z.infer<typeof ComplaintRecord>;
export type ComplaintList = z.infer<typeof ComplaintList>;
export type ComplaintListItem = z.infer<typeof ComplaintListItem>;
