import { z } from 'zod';
import { BranchPath, Channel, ComplaintId, InstantText, MomentText, Name } from '../primitives.js';
import { Action, ClockReading, pageOf, PageQuery, PersonalText } from './shared-shapes.js';

const Words = z.string().trim().min(1).max(20_000);
const when = { happenedAt: MomentText.optional() };
const Score = z.number().int().min(0).max(100);

/** POST /api/v1/feedback/{complaintId}/… */
export const SendAnswer = z
  .strictObject({ solution: z.uuid(), channel: Channel, text: Words, ...when })
  .meta({ id: 'SendAnswer' });
export const RecordAgreement = z
  .strictObject({ solution: z.uuid(), signed: z.boolean().default(false), ...when })
  .meta({ id: 'RecordAgreement' });
export const RecordRefusal = z
  .strictObject({ solution: z.uuid(), reason: Words.optional(), ...when })
  .meta({ id: 'RecordRefusal' });
export const RecordCallback = z
  .strictObject({
    reached: z.boolean(),
    satisfied: z.boolean().optional(),
    attitude: Score.optional(),
    result: Score.optional(),
    note: Words.optional(),
    ...when,
  })
  .refine((callback) => !callback.reached || callback.satisfied !== undefined, {
    message: 'say whether the customer is satisfied',
    path: ['satisfied'],
  })
  .meta({ id: 'RecordCallback' });
export const Rate = z.strictObject({ score: Score, ...when }).meta({ id: 'Rate' });

export const callbackStatuses = ['not-due', 'due', 'recorded'] as const;
/** GET /api/v1/feedback/{complaintId} */
export const FeedbackRecord = z
  .object({
    complaintId: ComplaintId,
    version: z.number().int(),
    answers: z.array(
      z.object({
        solution: z.uuid(),
        channel: Channel,
        sentAt: InstantText,
        text: PersonalText,
        reply: z.enum(['none', 'agreed', 'refused']),
      }),
    ),
    callback: z.object({
      status: z.enum(callbackStatuses),
      dueAt: InstantText.nullable(),
      attempts: z.number().int(),
      satisfied: z.boolean().nullable(),
      recordedAt: InstantText.nullable(),
    }),
    rating: z.object({ score: z.number().int(), band: Name, ratedAt: InstantText }).nullable(),
    actions: z.array(Action),
  })
  .meta({ id: 'FeedbackRecord' });

/** GET /api/v1/callbacks: customers still to be called back, soonest due first. */
export const CallbackListItem = z
  .object({
    complaintId: ComplaintId,
    branch: BranchPath,
    resolvedAt: InstantText,
    dueAt: InstantText.nullable(),
    attempts: z.number().int(),
  })
  .meta({ id: 'CallbackListItem' });
export const CallbackListQuery = PageQuery.extend({ branch: BranchPath.optional() });
export const CallbackList = pageOf(CallbackListItem).extend({ clock: ClockReading }).meta({ id: 'CallbackList' });

export type FeedbackRecord = z.infer<typeof FeedbackRecord>;
export type CallbackList = z.infer<typeof CallbackList>;
