import { z } from 'zod';
import { contract } from '../contract.js';
import { Actor, InstantText, Name, VaultRef } from '../primitives.js';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the file');

export const PolicyPublished = contract(
  'policies',
  'redress.policies.policy-published.v1',
  'A version of a policy may be used from now on; it never changes again.',
  z.object({
    name: Name,
    version: z.number().int().min(1),
    hash,
    source: z.string().describe('the YAML as written'),
    publishedBy: Actor.optional().describe('left out for a file that lay there'),
    reason: VaultRef.nullable().optional().describe('why, in the words of whoever published it'),
  }),
);
export const CalendarPublished = contract(
  'calendars',
  'redress.calendars.calendar-published.v1',
  'A version of a calendar is in force.',
  z.object({
    calendar: Name,
    version: z.number().int().min(1),
    hash,
    source: z.string().describe('the YAML as written'),
    inForceFrom: InstantText,
    publishedBy: Actor.optional(),
    reason: VaultRef.nullable().optional().describe('why, in the words of whoever published it'),
  }),
);

export const referenceEvents = [PolicyPublished, CalendarPublished] as const;
