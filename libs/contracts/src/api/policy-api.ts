import { z } from 'zod';
import { Actor, InstantText, Name } from '../primitives.js';
import { PersonalText } from './shared-shapes.js';

const Names = z.object({ zh: z.string(), en: z.string() });
const Version = z.number().int().min(1);
const Named = z.object({ name: z.string(), label: Names });
const Sources = z.array(z.string());
const Document = z.string().min(1).meta({ description: 'the policy file, YAML', maxLength: 100_000 });

export const PolicyVersionRecord = z
  .object({
    version: Version,
    publishedAt: InstantText,
    publishedBy: Actor.nullable().describe('null for a file that lay there'),
    reason: PersonalText.nullable(),
    hash: z.string(),
    readable: z.boolean().describe('whether this version of the software can read it'),
  })
  .meta({ id: 'PolicyVersionRecord' });

/** A policy as a person reads it: lengths and conditions in the words of the file. */
export const PolicyReading = z
  .object({
    title: Names,
    origin: z.array(Names),
    calendar: z.string(),
    currency: z.string().nullable(),
    kinds: z.array(Named),
    grades: z.array(Named.extend({ raisedBy: z.array(z.object({ when: z.string(), sources: Sources })) })),
    routes: z.array(z.object({ when: Names, department: Names, sources: Sources })),
    deadlines: z.array(
      Named.extend({
        starts: Names,
        ends: Names,
        within: z.array(z.object({ when: z.string().nullable(), length: Names })),
        appliesWhen: z.string().nullable(),
        owner: Names,
        ladder: z.array(z.object({ at: Names, does: Names })),
        sources: Sources,
      }),
    ),
    authority: z.array(z.object({ role: Names, money: Names, goods: Names, sources: Sources })),
  })
  .meta({ id: 'PolicyReading' });

/** GET /api/v1/policies/{name}: the versions of a policy, newest first, and one of them as it was written and as it reads. */
export const PolicyRecord = z
  .object({
    name: Name,
    versions: z.array(PolicyVersionRecord),
    version: Version,
    source: z.string(),
    reading: PolicyReading.nullable().describe('null where this version of the software cannot read it'),
    mayPublish: z.boolean(),
  })
  .meta({ id: 'PolicyRecord' });
export const PolicyRecordQuery = z.object({ version: z.coerce.number().int().min(1).optional() });

/** POST /api/v1/policies/check */
export const CheckPolicy = z.strictObject({ document: Document }).meta({ id: 'CheckPolicy' });
export const PolicyFinding = z
  .object({
    severity: z.enum(['error', 'warning']),
    line: z.number().int(),
    column: z.number().int(),
    path: z.string().describe('the rule: a place in the file, like deadlines.resolution.within[1]'),
    wrong: z.string(),
    right: z.string(),
  })
  .meta({ id: 'PolicyFinding' });
export const PolicyCheck = z
  .object({
    inOrder: z.boolean(),
    name: z.string().nullable(),
    version: Version.nullable(),
    findings: z.array(PolicyFinding).describe('the first 200 of them'),
    reading: PolicyReading.nullable(),
  })
  .meta({ id: 'PolicyCheck' });

/** POST /api/v1/policies/{name}/compare */
export const ComparePolicy = z
  .strictObject({
    document: Document,
    with: Version.optional().describe('the published version it is compared with; the newest when left out'),
    limit: z.number().int().min(1).max(5000).default(1000).describe('the complaints registered last'),
  })
  .meta({ id: 'ComparePolicy' });
export const PolicyDifference = z
  .object({
    what: z.enum(['grade', 'route', 'approval', 'deadline', 'outcome']),
    deadline: z.string().nullable(),
    change: z.enum(['added', 'gone', 'earlier', 'later']).nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    count: z.number().int(),
    examples: z.array(z.object({ id: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  })
  .meta({ id: 'PolicyDifference' });
/** What recorded complaints would have become under another text; nothing is recorded. */
export const PolicyComparison = z
  .object({
    old: z.string(),
    new: z.string(),
    records: z.number().int(),
    differing: z.number().int(),
    differences: z.array(PolicyDifference),
    unjudged: z.array(z.object({ id: z.string(), why: z.string() })),
    unjudgedCount: z.number().int(),
    tookMs: z.number().int(),
  })
  .meta({ id: 'PolicyComparison' });

/** POST /api/v1/policies/{name}/versions */
export const PublishPolicy = z
  .strictObject({ document: Document, reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'PublishPolicy' });
export const PolicyPublication = z
  .object({
    name: Name,
    version: Version,
    published: z.boolean().describe('false where this very text was published before'),
  })
  .meta({ id: 'PolicyPublication' });

/** GET /api/v1/policies/{name}/records: recorded complaints without anything personal, to try a policy on elsewhere. */
export const PolicyRecords = z
  .object({
    items: z.array(z.unknown()),
    complete: z.boolean().describe('false where there may be more than were asked for, or than fit into an answer'),
  })
  .meta({ id: 'PolicyRecords' });
export const PolicyRecordsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(5000).default(1000).describe('the complaints registered last'),
});

export type PolicyVersionRecord = z.infer<typeof PolicyVersionRecord>;
export type PolicyReading = z.infer<typeof PolicyReading>;
export type PolicyRecord = z.infer<typeof PolicyRecord>;
export type PolicyFinding = z.infer<typeof PolicyFinding>;
export type PolicyCheck = z.infer<typeof PolicyCheck>;
export type PolicyDifference = z.infer<typeof PolicyDifference>;
export type PolicyComparison = z.infer<typeof PolicyComparison>;
export type PolicyPublication = z.infer<typeof PolicyPublication>;
