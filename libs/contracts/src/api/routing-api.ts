import { z } from 'zod';
import {
  BranchPath,
  Channel,
  ComplaintId,
  FieldValues,
  Goods,
  InstantText,
  Liability,
  MomentText,
  Money,
  Name,
  PersonId,
  PolicyRef,
} from '../primitives.js';
import {
  Action,
  ClockReading,
  pageOf,
  PageQuery,
  PersonalText,
  soughtElsewhere,
  SoughtWords,
} from './shared-shapes.js';

const Words = z.string().trim().min(1).max(20_000);
const Reason = z.string().trim().min(1).max(200);
const when = { happenedAt: MomentText.optional().describe('when it happened, if not now') };

export const caseStatuses = [
  'open',
  'awaiting-approval',
  'approved',
  'answered',
  'agreed',
  'resolved',
  'closed',
] as const;
export const CaseStatus = z.enum(caseStatuses);

/** POST /api/v1/cases/{complaintId}/… : one body per action, all with `If-Match`. */
export const AssignCase = z.strictObject({ handler: PersonId, ...when }).meta({ id: 'AssignCase' });
export const RerouteCase = z.strictObject({ department: Name, reason: Reason, ...when }).meta({ id: 'RerouteCase' });
export const ReturnCase = z.strictObject({ reason: Reason, ...when }).meta({ id: 'ReturnCase' });
export const MoveCase = z
  .strictObject({ version: z.number().int().min(1).describe('of the policy the complaint is under'), reason: Reason })
  .meta({ id: 'MoveCase' });
export const RegradeCase = z.strictObject({ grade: Name, reason: Reason, ...when }).meta({ id: 'RegradeCase' });
export const RecordContact = z
  .strictObject({ channel: Channel, reached: z.boolean().default(true), note: Words.optional(), ...when })
  .meta({ id: 'RecordContact' });
export const RecordFindings = z
  .strictObject({ liability: Liability, cause: Name.optional(), findings: Words, ...when })
  .meta({ id: 'RecordFindings' });
export const ProposeSolution = z
  .strictObject({
    text: Words,
    solutionType: Name.optional().describe('what kind of solution the policy calls it'),
    compensation: Money.optional(),
    goods: z.array(Goods).max(20).default([]),
    ...when,
  })
  .meta({ id: 'ProposeSolution' });
export const ApproveSolution = z
  .strictObject({ solution: z.uuid(), opinion: Words.optional(), ...when })
  .meta({ id: 'ApproveSolution' });
export const RejectSolution = z
  .strictObject({ solution: z.uuid(), opinion: Words.optional(), ...when })
  .meta({ id: 'RejectSolution' });
const Count = z.number().int().min(0).max(1_000_000);
export const NoteFact = z
  .strictObject({
    fact: Name.default('circumstances-learned').describe(
      'a fact the policy declares, or that circumstances became known',
    ),
    flags: z.array(Name).max(20).default([]).describe('circumstances that are known from now on'),
    flagsDown: z.array(Name).max(20).default([]).describe('circumstances that turned out not to be so'),
    amount: Money.optional().describe('what is in dispute now'),
    quantity: Count.optional(),
    repeated: Count.optional().describe('complaints of this customer over the same matter, this one included (D-13)'),
    collective: Count.optional().describe('customers who complain of the same matter, this one included (D-13)'),
    score: Count.optional().describe('what a survey came to (E4-1)'),
    fields: FieldValues.default({}).describe('the form’s own fields that are not personal, by name'),
    complainedAbout: PersonId.optional().describe(
      'user id of a member of staff who turned out to be complained about: they must keep out from now on (A-12)',
    ),
    note: Words.optional(),
    ...when,
  })
  .meta({ id: 'NoteFact' });
export const EscalateCase = z.strictObject({ reason: Reason, ...when }).meta({ id: 'EscalateCase' });
export const PauseWork = z
  .strictObject({ waitingFor: Name, reason: Words.optional(), ...when })
  .meta({ id: 'PauseWork' });
export const ResumeWork = z.strictObject({ ...when }).meta({ id: 'ResumeWork' });
export const ResolveComplaint = z.strictObject({ result: Words.optional(), ...when }).meta({ id: 'ResolveComplaint' });
export const ReopenCase = z.strictObject({ reason: Words, ...when }).meta({ id: 'ReopenCase' });
export const CloseCase = z.strictObject({ ...when }).meta({ id: 'CloseCase' });

export const QueueDeadline = z
  .object({ deadline: Name, dueAt: InstantText, status: z.enum(['running', 'paused', 'overdue']) })
  .meta({ id: 'QueueDeadline' });

/** GET /api/v1/queue: what has to be done next, soonest due first. */
export const QueueItem = z
  .object({
    complaintId: ComplaintId,
    registrationNumber: z.string(),
    kind: Name,
    channel: Channel,
    branch: BranchPath,
    policy: PolicyRef.describe('the policy it came under, whose words its names are'),
    category: Name.nullable(),
    grade: Name,
    status: CaseStatus,
    department: Name,
    handler: z.string().nullable(),
    level: z.number().int().describe('how often it was escalated'),
    happenedAt: InstantText,
    customerName: PersonalText,
    next: QueueDeadline.nullable().describe('the deadline that falls due next, or the oldest overdue one'),
    overdue: z.number().int().describe('how many deadlines are overdue'),
  })
  .meta({ id: 'QueueItem' });
export const QueueQuery = PageQuery.extend({
  status: z.enum([...caseStatuses, 'unfinished', 'all']).default('unfinished'),
  overdue: z.stringbool().optional(),
  grade: Name.optional(),
  branch: BranchPath.optional(),
  department: Name.optional(),
  mine: z.stringbool().optional(),
  q: soughtElsewhere('/api/v1/queue/search'),
});
/** POST /api/v1/queue/search */
export const QueueSearch = QueueQuery.extend({
  overdue: z.boolean().optional(),
  mine: z.boolean().optional(),
  q: SoughtWords,
})
  .strict()
  .meta({ id: 'QueueSearch' });
export const Queue = pageOf(QueueItem).extend({ clock: ClockReading }).meta({ id: 'Queue' });
export const QueueCountsQuery = QueueQuery.pick({ grade: true, branch: true, department: true });
/** GET /api/v1/queue/counts: how much lies under each tab of the queue, of what the caller may see of that grade, branch and department. */
export const QueueCounts = z
  .object({
    unfinished: z.number().int(),
    overdue: z.number().int(),
    dueWithinHour: z.number().int(),
    mine: z.number().int(),
    awaitingApproval: z.number().int(),
  })
  .meta({ id: 'QueueCounts' });
/**
 * GET /api/v1/queue/live: server-sent events, `opened` with the moment from which on they are told, then `changed`, each
 * naming a complaint whose row changed.
 */
export const QueueChanged = z.object({ complaintId: ComplaintId, at: InstantText });

export const TimelineEntry = z
  .object({
    at: InstantText,
    recordedAt: InstantText,
    type: z.string().describe('the public event, e.g. redress.routing.case-routed.v1'),
    by: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).describe('what the event says, without personal data'),
    texts: z
      .record(z.string(), PersonalText)
      .describe('its sealed texts by field, opened where the caller may read them'),
  })
  .meta({ id: 'TimelineEntry' });

/** Something the policy asks of a role, or a sheet it wants, because of a fact. */
const Arising = z.object({
  name: Name,
  label: z.object({ zh: z.string(), en: z.string() }),
  since: InstantText.describe('when the fact happened that it follows from'),
  because: Name.describe('that fact'),
});
export const DutyRecord = Arising.extend({ ownerRole: Name }).meta({ id: 'DutyRecord' });
export const DocumentRecord = Arising.extend({ fields: z.array(Name), signatures: z.array(z.string()) }).meta({
  id: 'DocumentRecord',
});

/** Who had the matter from when until when: the delay is charged to it. */
export const Holding = z
  .object({
    department: Name,
    handler: z.string().nullable(),
    from: InstantText,
    until: InstantText.nullable().describe('null while it has it'),
    elapsedMinutes: z.number().int(),
    workingMinutes: z
      .number()
      .int()
      .nullable()
      .describe('opening hours of the policy’s calendar; null while it is not here'),
  })
  .meta({ id: 'Holding' });
const Consequence = z.object({
  name: Name,
  label: z.object({ zh: z.string(), en: z.string() }),
  consequence: z.object({ zh: z.string(), en: z.string() }),
  from: Money.nullable(),
  to: Money.nullable(),
  sources: z.array(z.string()),
});
export const AccountabilityRecord = z
  .object({
    because: z.enum(['deadline-missed', 'case-returned', 'findings-recorded']),
    at: InstantText,
    deadline: Name.nullable(),
    ownerRole: Name.nullable(),
    department: Name,
    handler: z.string().nullable(),
    takenBack: z.boolean().describe('a fact recorded later showed that it was not so'),
    rules: z.array(Consequence).describe('what the policy names as consequence; nobody is punished by it'),
  })
  .meta({ id: 'AccountabilityRecord' });

export const CaseRecord = z
  .object({
    complaintId: ComplaintId,
    version: z.number().int(),
    registrationNumber: z.string(),
    branch: BranchPath,
    policy: PolicyRef,
    status: CaseStatus,
    paused: Name.nullable(),
    grade: Name,
    department: Name,
    assisting: z.array(Name),
    firstContactOwner: z.string(),
    handler: z.string().nullable(),
    level: z.number().int(),
    returned: z.number().int().describe('how often it was returned as wrongly assigned'),
    arbiter: Name.nullable().describe('the role that has to decide whose it is'),
    held: z.array(Holding).describe('who had it since when'),
    accountability: z.array(AccountabilityRecord).describe('who is answerable for what, as facts (A-9, B-10, D-15)'),
    liability: Liability,
    solution: z
      .object({
        id: z.uuid(),
        compensation: Money.nullable(),
        goods: z.array(Goods),
        approvals: z.array(Name),
        approvedBy: z.array(Name),
        status: z.enum(['proposed', 'approved', 'rejected', 'refused', 'agreed']),
      })
      .nullable(),
    timeline: z.array(TimelineEntry),
    flags: z.array(Name).describe('circumstances that are known by now'),
    duties: z.array(DutyRecord).describe('what the policy asked of whom, by what happened so far'),
    documents: z.array(DocumentRecord).describe('the sheets and letters that became due'),
    capa: z.array(Name).describe('the reasons for corrective and preventive action that hold now (B-6, B-14)'),
    actions: z.array(Action),
    clock: ClockReading,
  })
  .meta({ id: 'CaseRecord' });

export const FormField = z
  .object({
    name: Name,
    label: z.object({ zh: z.string(), en: z.string() }),
    type: z.enum(['text', 'long-text', 'number', 'money', 'date', 'choice', 'yes-no', 'telephone', 'email']),
    required: z.boolean(),
    requiredWhen: z.string().nullable().describe('the condition of the policy under which it has to be filled as well'),
    personal: z.boolean(),
    options: z.array(z.object({ value: z.string(), label: z.object({ zh: z.string(), en: z.string() }) })).optional(),
  })
  .meta({ id: 'FormField' });
/** GET /api/v1/policies/{name}/{version}/kinds/{kind}/form: the form of one kind as JSON Schema, draft 2020-12. */
export const FormDocument = z
  .looseObject({
    $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
    'x-policy': z.string().describe('name@version of the policy'),
    properties: z.record(
      Name,
      z.looseObject({
        'x-place': z
          .string()
          .describe(
            'where the value belongs in POST /complaints: customer.name, customer.telephone, customer.email, customer.address, narrative, demand or fields.ID; evidence is handed in by POST /complaints/{id}/evidence',
          ),
      }),
    ),
    required: z.array(Name),
  })
  .meta({ id: 'FormDocument' });
const Named = z.object({ name: Name, label: z.object({ zh: z.string(), en: z.string() }) });
/** GET /api/v1/policies and /api/v1/policies/{name}/{version}: what a form, a filter and a grader need to know. */
export const PolicySummary = z
  .object({
    name: Name,
    version: z.number().int(),
    title: z.object({ zh: z.string(), en: z.string() }),
    kinds: z.array(Named.extend({ fields: z.array(FormField) })),
    categories: z.array(Named),
    products: z.array(Named),
    grades: z.array(Named),
    flags: z.array(Named),
    departments: z.array(Named),
    roles: z.array(Named).describe('roles of the policy’s own'),
    steps: z.array(Named).describe('steps of its ladders'),
    declineGrounds: z.array(Named),
    pauseStates: z.array(Named),
    causes: z.array(Named),
    solutionTypes: z.array(Named),
    bands: z.array(Named).describe('what the scores of its questionnaires come to'),
    facts: z
      .array(Named.extend({ recordedBy: z.array(Name).describe('the product’s roles that may note it') }))
      .describe('what is noted by name: facts the policy declares, and that circumstances became known'),
    deadlines: z.array(Named),
    currency: z.string().nullable(),
  })
  .meta({ id: 'PolicySummary' });
export const PolicyList = z.object({ items: z.array(PolicySummary) }).meta({ id: 'PolicyList' });

export const Directory = z
  .object({
    branches: z.array(
      z.object({ path: BranchPath, label: z.object({ zh: z.string(), en: z.string() }), policy: Name.optional() }),
    ),
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        roles: z.array(Name),
        branches: z.array(z.string()),
        department: Name.nullable(),
      }),
    ),
  })
  .meta({ id: 'Directory' });

/** GET /api/v1/operations/{service}/parked: what could not be handled, and why; POST …/{topic}/{key}/{number}/replay. */
export const ParkedAnnouncement = z
  .object({
    topic: z.string(),
    key: z.string(),
    number: z.number().int(),
    type: z.string(),
    reason: z.string(),
    attempts: z.number().int(),
    since: InstantText,
    waitingBehind: z.number().int(),
  })
  .meta({ id: 'ParkedAnnouncement' });
export const ParkedList = z.object({ items: z.array(ParkedAnnouncement) }).meta({ id: 'ParkedList' });

export type CaseRecord = z.infer<typeof CaseRecord>;
export type CaseStatus = z.infer<typeof CaseStatus>;
export type QueueItem = z.infer<typeof QueueItem>;
export type Queue = z.infer<typeof Queue>;
export type QueueCounts = z.infer<typeof QueueCounts>;
export type QueueChanged = z.infer<typeof QueueChanged>;
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export type PolicySummary = z.infer<typeof PolicySummary>;
export type FormField = z.infer<typeof FormField>;
export type Directory = z.infer<typeof Directory>;
export type ParkedList = z.infer<typeof ParkedList>;
