import { instant } from '@redress/business-time';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true }).transform((text) => instant(text));
const money = z.strictObject({ currency: z.string().length(3), minor: z.int() });

/** What conditions may read of a fact (`fact.reached`). */
const about = z
  .strictObject({
    reached: z.boolean(),
    satisfied: z.boolean(),
    final: z.boolean(),
    liability: z.string(),
    ground: z.string(),
    role: z.string(),
    department: z.string(),
    channel: z.string(),
    grade: z.string(),
    amount: money,
  })
  .partial();

/** What a fact changes in what the policy decides on. */
const learnt = z
  .strictObject({
    category: z.string(),
    product: z.string(),
    flags: z.array(z.string()),
    liability: z.string(),
    cause: z.string(),
    amount: money,
    urgency: z.string(),
    quantity: z.int(),
    department: z.string(),
    status: z.string(),
    fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    history: z.record(z.string(), z.number()),
  })
  .partial();

const offer = z.strictObject({
  type: z.string().optional(),
  money: money.optional(),
  goods: z.array(z.strictObject({ item: z.string(), quantity: z.int() })).default([]),
  /** The role of whoever offers it: what it may promise by itself depends on that. */
  proposer: z.string().default('handler'),
});

const recordedFact = z.strictObject({
  at: moment,
  fact: z.string(),
  about: about.optional(),
  learnt: learnt.optional(),
  offer: offer.optional(),
  /** A date agreed with the customer. */
  agreed: moment.optional(),
});

/**
 * One complaint as it was recorded, without anything personal: what it was about and which facts happened when. What a
 * policy makes of the facts (deadlines, grades, routes) is not recorded: it is found again under whichever policy is tried.
 */
export const recordedComplaint = z.strictObject({
  /** How the complaint is called in examples: its id or its number in an older system, never a person. */
  id: z.string(),
  registeredAt: moment,
  branch: z.string(),
  kind: z.string(),
  channel: z.string(),
  category: z.string().nullable().default(null),
  product: z.string().nullable().default(null),
  amount: money.nullable().default(null),
  flags: z.array(z.string()).default([]),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  confidentiality: z.enum(['normal', 'secret', 'top-secret']).default('normal'),
  /** What else was known at the registration. */
  known: learnt.optional(),
  /** The date by which the customer required an answer, or one was promised. */
  term: moment.nullable().default(null),
  /** When it was brought over from an older system: its history rings nobody. Null where it was registered here. */
  broughtOverAt: moment.nullable().default(null),
  facts: z.array(recordedFact).default([]),
  /** The role that would propose a solution. */
  proposer: z.string().default('handler'),
  /** How far it is known: what falls due until then is noticed. */
  until: moment,
});

export type RecordedComplaint = z.output<typeof recordedComplaint>;
export type RecordedFact = RecordedComplaint['facts'][number];
export type Learnt = z.output<typeof learnt>;
export type Offer = z.output<typeof offer>;

/** Thrown for a line that is no recorded complaint; the message says which part is wrong. */
export class NotARecord extends Error {
  constructor(line: number, why: string) {
    super(`Line ${String(line)} is no recorded complaint: ${why}`);
    this.name = 'NotARecord';
  }
}

/**
 * Reads one line of a file of records.
 * @throws {NotARecord}
 */
export function readRecord(text: string, line: number): RecordedComplaint {
  const read = recordedComplaint.safeParse(jsonOf(text, line));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const place = first?.path.join('.') ?? '';
  throw new NotARecord(line, `${place === '' ? '' : `${place}: `}${first?.message ?? ''}`);
}

function jsonOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotARecord(line, 'it is not JSON');
  }
}
