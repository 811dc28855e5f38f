import type { DeadlineRule, FactTrigger } from './deadlines.js';
import type {
  AccountabilityRule,
  ApprovalChain,
  Authority,
  Callback,
  CapaTrigger,
  Channel,
  Duty,
  Exclusion,
  Grade,
  GradeRule,
  Kind,
  RoutingRule,
  Survey,
} from './decisions.js';
import type { Condition } from './conditions.js';
import type { Named, Owner, RoleId } from './words.js';

/** A role of the policy; `as` is the product's own role whose rights it has. */
export interface Role extends Named {
  readonly id: RoleId;
  readonly as: StandardRole;
}

/** Roles of the product (design: people and privacy). */
export const standardRoles = [
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
] as const;
export type StandardRole = (typeof standardRoles)[number];

export interface Department extends Named {
  /** Role that answers for the department. */
  readonly head?: RoleId;
}

export interface DeclaredFact extends Named {
  readonly recordedBy: readonly RoleId[];
}

/** What every complaint's record holds beside the form, for printed sheets to name. */
export const standardRecordFields = [
  'registration-number',
  'registered-at',
  'handled-at',
  'resolved-at',
  'closed-at',
  'due-at',
  'kind',
  'channel',
  'branch',
  'category',
  'product',
  'grade',
  'status',
  'amount',
  'quantity',
  'customer-name',
  'customer-contact',
  'complained-about',
  'narrative',
  'demand',
  'department',
  'handler',
  'receiver',
  'first-contact-owner',
  'liability',
  'cause',
  'findings',
  'solution',
  'compensation',
  'loss',
  'result',
  'prevention',
  'effect',
  'receiver-opinion',
  'department-manager-opinion',
  'leader-opinion',
  'customer-opinion',
  'satisfaction',
  'remarks',
] as const;

/** A printed sheet, form or letter; `fields` are ids of form fields or of the standard record. */
export interface Document extends Named {
  readonly form: 'sheet' | 'letter' | 'report' | 'register' | 'notice' | 'application';
  readonly on: readonly FactTrigger[];
  readonly when?: Condition;
  readonly fields: readonly string[];
  readonly signatures: readonly string[];
}

/** A figure to report. */
export interface Statistic extends Named {
  readonly measure: Measure;
  readonly deadline?: string;
  readonly by: readonly Dimension[];
  readonly every: 'week' | 'month' | 'quarter' | 'half-year' | 'year';
}
export type Measure =
  | 'count'
  | 'repeated'
  | 'collective'
  | 'overdue'
  | 'timely-rate'
  | 'contact-rate'
  | 'final-result-rate'
  | 'amounts'
  | 'cost'
  | 'satisfaction'
  | 'survey-return'
  | 'capa'
  | 'register';
export type Dimension =
  'branch' | 'department' | 'person' | 'product' | 'category' | 'channel' | 'cause' | 'grade' | 'kind' | 'liability';

/** How far back a fact may be dated: `minutes` of elapsed time before it is recorded. */
export interface Backdating {
  /** `any` covers every fact that has no line of its own. */
  readonly fact: string;
  readonly minutes: number;
  readonly approver?: RoleId;
}

/** A policy as the engine runs it: checked, references known to exist, conditions compiled. */
export interface Policy {
  readonly name: string;
  readonly version: number;
  /** `name@version`, as events name it. */
  readonly ref: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly title: Named['title'];
  /** Where it comes from and how unclear places of the source were read. */
  readonly origin: readonly Named['title'][];
  readonly calendar: string;
  /** ISO 4217; undefined when the policy never speaks of money. */
  readonly currency?: string;
  readonly selects: {
    readonly branches: readonly string[];
    readonly channels: readonly string[];
    readonly kinds: readonly string[];
  };
  readonly facts: readonly DeclaredFact[];
  readonly pauseStates: readonly Named[];
  readonly flags: readonly Named[];
  readonly roles: readonly Role[];
  readonly departments: readonly Department[];
  readonly kinds: readonly Kind[];
  readonly channels: readonly Channel[];
  readonly categories: readonly Named[];
  readonly products: readonly Named[];
  readonly causes: readonly Named[];
  readonly liabilities: readonly Named[];
  readonly solutionTypes: readonly Named[];
  readonly urgencies: readonly Named[];
  readonly confidentialities: readonly Named[];
  readonly declining: readonly Named[];
  readonly grades: readonly Grade[];
  readonly gradeRules: readonly GradeRule[];
  readonly routing: readonly RoutingRule[];
  readonly firstContactOwner: Owner;
  /** How often a wrong assignment may be sent back before the arbiter decides. */
  readonly returns: { readonly atMost: number; readonly arbiter: Owner };
  readonly deadlines: readonly DeadlineRule[];
  readonly authority: readonly Authority[];
  readonly approvals: readonly ApprovalChain[];
  readonly exclusions: readonly Exclusion[];
  readonly duties: readonly Duty[];
  readonly callback?: Callback;
  readonly surveys: readonly Survey[];
  readonly capa: readonly CapaTrigger[];
  readonly accountability: readonly AccountabilityRule[];
  readonly documents: readonly Document[];
  readonly statistics: readonly Statistic[];
  readonly backdating: readonly Backdating[];
}
