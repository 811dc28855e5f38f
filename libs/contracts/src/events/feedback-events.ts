import { z } from 'zod';
import { contract } from '../contract.js';
import { Actor, Channel, Name, VaultRef } from '../primitives.js';

export const AnswerSent = contract(
  'feedback',
  'redress.feedback.answer-sent.v1',
  'The customer was told the approved solution (B-9: in writing).',
  z.object({ solution: z.uuid(), channel: Channel, text: VaultRef, by: Actor }),
);
export const SolutionAgreed = contract(
  'feedback',
  'redress.feedback.solution-agreed.v1',
  'The customer agreed to the solution; signed on the handling sheet where the policy wants it (A-6).',
  z.object({ solution: z.uuid(), signed: z.boolean(), by: Actor }),
);
export const SolutionRefused = contract(
  'feedback',
  'redress.feedback.solution-refused.v1',
  'The customer did not agree: it goes back up (B-3, B-7).',
  z.object({ solution: z.uuid(), reason: VaultRef.nullable(), by: Actor }),
);
export const CallbackRecorded = contract(
  'feedback',
  'redress.feedback.callback-recorded.v1',
  'The customer was contacted after the resolution about attitude and result (A-7).',
  z.object({
    reached: z.boolean(),
    satisfied: z.boolean().nullable().describe('null where nobody was reached'),
    attitude: z.number().int().min(0).max(100).nullable(),
    result: z.number().int().min(0).max(100).nullable(),
    note: VaultRef.nullable(),
    by: Actor,
  }),
);
export const SatisfactionRated = contract(
  'feedback',
  'redress.feedback.satisfaction-rated.v1',
  'The customer gave a rating; the band is the policy’s (E4-1).',
  z.object({ score: z.number().int().min(0).max(100), band: Name, by: Actor }),
);

export const feedbackEvents = [
  AnswerSent,
  SolutionAgreed,
  SolutionRefused,
  CallbackRecorded,
  SatisfactionRated,
] as const;
