import { z } from 'zod';

/** RFC 3339 in UTC with milliseconds, as every event and answer writes it: `2026-03-06T09:00:00.000Z`. */
export const InstantText = z.iso
  .datetime({ precision: 3 })
  .describe('RFC 3339 in UTC with milliseconds, e.g. 2026-03-06T09:00:00.000Z');

/** What callers may write: any RFC 3339 moment with an offset. */
export const MomentText = z.iso
  .datetime({ offset: true })
  .describe('RFC 3339 with an offset, e.g. 2026-03-06T17:00:00+08:00');

export const ComplaintId = z.uuid().describe('identifies the complaint in every service; the key of its announcements');

/** Names in policies, events and URLs: lower case, digits and hyphens. */
export const Name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens, like resolution or customer-service')
  .max(80);

/** A branch is a path, so that a subtree is a prefix: `cn/east/shanghai-01`. */
export const BranchPath = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, 'a path of names, like cn/east/shanghai-01')
  .max(200);

export const PolicyRef = z
  .object({ name: Name, version: z.number().int().min(1) })
  .describe('the policy version this was decided under');

export const Money = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code, like CNY'),
    minor: z
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .describe('in the smallest unit of the currency (fen, cents)'),
  })
  .describe('an amount of money');

/** Where a personal text lies: events carry this, never the text. */
export const VaultRef = z
  .templateLiteral(['vault:', z.uuid()])
  .describe('reference to a sealed text; erased with its customer');

/** Form fields by name, those that are not personal. */
export const FieldValues = z.record(Name, z.union([z.string().max(2000), z.number(), z.boolean()]));

/** Somebody as the sign-in names them (the `sub` of a token): visible ASCII, so a name in words is none. */
export const PersonId = z
  .string()
  .regex(/^[!-~]{1,255}$/, 'the id by which the person signs in, without spaces')
  .describe('the id by which a person signs in');

/** Who did it: a person of the house, a channel's machine account, or a service following its policy. */
export const Actor = z
  .string()
  .regex(/^(user|channel|service|customer):[!-~]{1,255}$/, 'user:ID, channel:ID, customer:ID or service:NAME');

export const Goods = z
  .object({ item: Name, quantity: z.number().int().min(1) })
  .describe('goods granted, e.g. 12 bottles (E6-2)');

export const Confidentiality = z.enum(['normal', 'secret', 'top-secret']).describe('E1-1');
export const Liability = z.enum(['responsible', 'not-responsible', 'assist', 'undecided']).describe('D-11');
export const Channel = z
  .enum([
    'phone',
    'email',
    'on-site',
    'letter',
    'web-form',
    'chat',
    'online-review',
    'sales-staff',
    'hotline-transfer',
    'other',
  ])
  .describe('A-1');

export type PolicyRef = z.infer<typeof PolicyRef>;
export type Money = z.infer<typeof Money>;
export type Goods = z.infer<typeof Goods>;
export type Liability = z.infer<typeof Liability>;
export type Channel = z.infer<typeof Channel>;
export type Confidentiality = z.infer<typeof Confidentiality>;
