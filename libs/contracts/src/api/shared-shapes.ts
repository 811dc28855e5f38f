import { z } from 'zod';
import { InstantText, Name } from '../primitives.js';

/** One page of a list; `next` is the cursor of the following page, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('cursor of the next page') });

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const SoughtWords = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe('registration number, or name, telephone, e-mail or words: sought in the vault');

/** What is sought is often a name or a telephone number, and an address is kept in histories and in the logs of proxies. */
export const soughtElsewhere = (path: string) =>
  z.never({ error: `words to be sought do not belong in an address; POST ${path}` }).optional();

/** Problem details (RFC 9457) as every service answers them. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.string().describe('stable, in kebab-case'),
    rule: z.string().optional(),
    values: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
    traceId: z.string().optional(),
  })
  .meta({ id: 'Problem' });

/** Something the state of a complaint and the rights of the caller allow now. The console shows a button for each. */
export const actionNames = [
  'accept',
  'decline',
  'withdraw',
  'add-evidence',
  'erase-customer',
  'assign',
  'reroute',
  'return',
  'move',
  'regrade',
  'record-contact',
  'record-findings',
  'propose-solution',
  'approve-solution',
  'reject-solution',
  'note-fact',
  'escalate',
  'pause',
  'resume',
  'resolve',
  'reopen',
  'close',
  'extend-deadline',
  'send-answer',
  'record-agreement',
  'record-refusal',
  'record-callback',
  'rate',
] as const;
export const Action = z
  .object({ name: z.enum(actionNames), method: z.literal('POST'), href: z.string() })
  .meta({ id: 'Action' });

/** A personal text: opened where the caller may read it, marked where its customer was erased. */
export const PersonalText = z
  .union([
    z.object({ text: z.string() }),
    z.object({ erased: z.literal(true) }),
    z.object({ withheld: z.literal(true) }),
  ])
  .meta({ id: 'PersonalText' });

/** The business clock: consoles tick by it, since a demonstration may run at thirty thousand times the speed. */
export const ClockReading = z.object({ now: InstantText, speed: z.number().positive() }).meta({ id: 'ClockReading' });

export const Recorded = z.object({ complaintId: z.uuid(), version: z.number().int().min(0) }).meta({ id: 'Recorded' });

export const Role = z.enum([
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
  'analyst',
  'administrator',
  'channel',
]);
export const Rule = z.object({ id: z.string(), source: Name.optional() });

export type Problem = z.infer<typeof Problem>;
export type Action = z.infer<typeof Action>;
export type ActionName = (typeof actionNames)[number];
export type PersonalText = z.infer<typeof PersonalText>;
export type ClockReading = z.infer<typeof ClockReading>;
export type Recorded = z.infer<typeof Recorded>;
export type Role = z.infer<typeof Role>;
