import { z } from 'zod';
import { contract } from '../contract.js';
import {
  Actor,
  BranchPath,
  Channel,
  FieldValues,
  Goods,
  Liability,
  Money,
  Name,
  PolicyRef,
  VaultRef,
} from '../primitives.js';

const Because = z
  .string()
  .max(200)
  .describe('the rule of the policy, or the fact, that led to it; `by-hand` where a person decided it');
const Note = VaultRef.nullable();
const Reason = Note.optional().describe('what the person who decided it gave as reason');

export const CaseOpened = contract(
  'routing',
  'redress.routing.case-opened.v1',
  'A complaint has an owner: graded, routed, nobody can leave it lying.',
  z.object({
    branch: BranchPath,
    policy: PolicyRef,
    grade: Name,
    department: Name,
    assisting: z.array(Name),
    firstContactOwner: Actor,
    because: Because,
  }),
);
export const CaseGraded = contract(
  'routing',
  'redress.routing.case-graded.v1',
  'The grade changed, by the policy’s facts or by a person (C-2).',
  z.object({ grade: Name, previous: Name, because: Because, reason: Reason, by: Actor }),
);
export const CaseRouted = contract(
  'routing',
  'redress.routing.case-routed.v1',
  'A department has to investigate and answer (A-4, B-10, D-10).',
  z.object({
    department: Name,
    assisting: z.array(Name),
    previous: Name.nullable(),
    because: Because,
    reason: Reason,
    by: Actor,
  }),
);
export const CaseAssigned = contract(
  'routing',
  'redress.routing.case-assigned.v1',
  'A person has it now.',
  z.object({
    handler: Actor,
    previous: Actor.nullable(),
    because: Because.optional().describe(
      'why this person: load, duty roster, deputy …; `by-hand` where a person chose',
    ),
    by: Actor,
  }),
);
export const CaseUnassigned = contract(
  'routing',
  'redress.routing.case-unassigned.v1',
  'Whoever had it may not have it any more, and nobody else was found: a person has to be named (B-5).',
  z.object({ previous: Actor, because: Because, by: Actor }),
);
export const CaseReturned = contract(
  'routing',
  'redress.routing.case-returned.v1',
  'A department said that the matter is not its own; returned too often, it goes to the arbiter whose word is the last.',
  z.object({
    department: Name.describe('that returned it'),
    handler: Actor.nullable(),
    returned: z.number().int().min(1).describe('how often by now'),
    arbiter: Name.nullable().describe('the role that decides whose it is; null while the policy lets it go back'),
    reason: VaultRef,
    by: Actor,
  }),
);
export const AccountabilityNoted = contract(
  'routing',
  'redress.routing.accountability-noted.v1',
  'Who had the matter when a deadline was missed, a case was returned or findings named somebody liable: a fact for those who judge people (A-9, B-10, D-15). A miss-refuted of the deadline takes its last note back.',
  z.object({
    because: z.enum(['deadline-missed', 'case-returned', 'findings-recorded']),
    deadline: Name.nullable(),
    ownerRole: Name.nullable().describe('who owed it, by the policy'),
    department: Name,
    handler: Actor.nullable(),
    rules: z.array(Name).describe('rules of the policy that name a consequence'),
  }),
);
export const CaseMoved = contract(
  'routing',
  'redress.routing.case-moved.v1',
  'A leader moved the complaint to another version of its policy: what is open is decided by that one from here on.',
  z.object({ policy: PolicyRef, previous: PolicyRef, reason: VaultRef, by: Actor }),
);
export const CustomerContacted = contract(
  'routing',
  'redress.routing.customer-contacted.v1',
  'The customer was spoken to about the matter (B-12).',
  z.object({ channel: Channel, reached: z.boolean(), note: Note, by: Actor }),
);
export const FindingsRecorded = contract(
  'routing',
  'redress.routing.findings-recorded.v1',
  'The department said what happened and who is liable (A-5, B-12, D-11).',
  z.object({ department: Name, liability: Liability, cause: Name.nullable(), findings: VaultRef, by: Actor }),
);
export const SolutionProposed = contract(
  'routing',
  'redress.routing.solution-proposed.v1',
  'What is to be offered to the customer, and who must approve it.',
  z.object({
    solution: z.uuid(),
    text: VaultRef,
    compensation: Money.nullable(),
    goods: z.array(Goods),
    solutionType: Name.nullable()
      .optional()
      .describe('what kind of solution the policy calls it: replacement, refund …'),
    approvals: z
      .array(Name)
      .describe('the roles that must approve, in order; empty when within the proposer’s authority'),
    because: Because,
    by: Actor,
  }),
);
export const SolutionApproved = contract(
  'routing',
  'redress.routing.solution-approved.v1',
  'A role within whose authority it lies approved the solution; `final` when nobody else must.',
  z.object({ solution: z.uuid(), role: Name, final: z.boolean(), opinion: Note, by: Actor }),
);
export const SolutionRejected = contract(
  'routing',
  'redress.routing.solution-rejected.v1',
  'An approver did not approve; another solution is needed.',
  z.object({ solution: z.uuid(), role: Name, opinion: Note, by: Actor }),
);
export const CaseEscalated = contract(
  'routing',
  'redress.routing.case-escalated.v1',
  'Handed to the next level with the complete record (B-4).',
  z.object({
    level: z.number().int().min(1),
    to: z.array(Name),
    because: Because,
    reason: Reason,
    deadline: Name.nullable(),
    step: Name.nullable(),
    by: Actor,
  }),
);
export const FactNoted = contract(
  'routing',
  'redress.routing.fact-noted.v1',
  'Something happened that the policy gives a name (goods received, head office told), or circumstances became known.',
  z.object({
    fact: Name.describe('a fact the policy declares, or `circumstances-learned`'),
    learned: z
      .object({
        flags: z.array(Name).describe('circumstances that are known from now on: media, injury, court … (B-2, D-13)'),
        flagsDown: z.array(Name).describe('circumstances that turned out not to be so'),
        amount: Money.describe('what is in dispute now'),
        quantity: z.number().int().min(0),
        history: z
          .object({
            repeated: z.number().int().min(0),
            collective: z.number().int().min(0),
            byCustomer: z.number().int().min(0),
            score: z.number().int().min(0),
          })
          .partial()
          .describe('how often over the same matter, by how many, and what a survey came to (D-13, E4-1, E5-2)'),
        fields: FieldValues.describe('fields of the form that are not personal'),
        complainedAbout: Actor.describe('a member of staff who turned out to be complained about, and must keep out'),
      })
      .partial()
      .describe('what the policy decides on and became known with it'),
    note: Note,
    by: Actor,
  }),
);
export const WorkPaused = contract(
  'routing',
  'redress.routing.work-paused.v1',
  'Nothing can be done here until somebody else acts; the policy says which deadlines stand still.',
  z.object({ waitingFor: Name, reason: Note, by: Actor }),
);
export const WorkResumed = contract(
  'routing',
  'redress.routing.work-resumed.v1',
  'Work goes on.',
  z.object({ waitedFor: Name, by: Actor }),
);
export const ComplaintResolved = contract(
  'routing',
  'redress.routing.complaint-resolved.v1',
  'The solution was carried out and the customer knows the result (A-6).',
  z.object({
    solution: z.uuid().nullable(),
    result: Note,
    callback: Name.nullish().describe(
      'the deadline by which the customer is called back (A-7); null: the policy asks for no callback; absent in older announcements, which meant `callback`',
    ),
    by: Actor,
  }),
);
export const CaseReopened = contract(
  'routing',
  'redress.routing.case-reopened.v1',
  'It was thought done and is not: the customer is dissatisfied, or something new came up (B-5).',
  z.object({ because: Because, reason: Note, by: Actor }),
);
export const CaseClosed = contract(
  'routing',
  'redress.routing.case-closed.v1',
  'Nothing remains to be done.',
  z.object({ because: z.enum(['called-back', 'declined', 'withdrawn', 'imported', 'decided']), by: Actor }),
);

export const routingEvents = [
  CaseOpened,
  CaseGraded,
  CaseRouted,
  CaseAssigned,
  CaseUnassigned,
  CaseReturned,
  CaseMoved,
  AccountabilityNoted,
  CustomerContacted,
  FindingsRecorded,
  SolutionProposed,
  SolutionApproved,
  SolutionRejected,
  CaseEscalated,
  FactNoted,
  WorkPaused,
  WorkResumed,
  ComplaintResolved,
  CaseReopened,
  CaseClosed,
] as const;
