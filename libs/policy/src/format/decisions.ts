import type { Condition } from './conditions.js';
import type { DeadlineId, FactTrigger } from './deadlines.js';
import type { Goods, Money, Named, Owner, RoleId, Sources } from './words.js';

/** A part of the workflow that a kind of matter goes through. */
export type Flow = 'complaint' | 'suggestion' | 'enquiry' | 'report' | 'fault-report' | 'early-warning';

export interface Option {
  readonly value: string;
  readonly label: Named['title'];
}

export type FieldType =
  | 'text'
  | 'long-text'
  /** A whole number. */
  | 'number'
  | 'decimal'
  | 'money'
  | 'date'
  | 'date-time'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'telephone'
  | 'email'
  | 'address'
  | 'files';

export interface Field {
  /** Readable in conditions as `fields.ID`, hyphens as underscores, unless personal. */
  readonly id: string;
  readonly label: Named['title'];
  readonly help?: Named['title'];
  readonly type: FieldType;
  readonly personal: boolean;
  /** What the vault indexes it as, so that a person is found again by it. */
  readonly findBy?: 'name' | 'telephone' | 'email' | 'address' | 'text';
  readonly required: boolean;
  readonly requiredWhen?: Condition;
  readonly options: readonly Option[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** Checked in linear time (RE2 syntax); the whole text has to match. */
  readonly pattern?: string;
  readonly sources: Sources;
}

export interface Kind extends Named {
  readonly flow: Flow;
  readonly fields: readonly Field[];
}

/** Something the policy asks of a person when a fact happens; a deadline may watch it. */
export interface Duty extends Named {
  /** Any of them. */
  readonly on: readonly FactTrigger[];
  readonly owner: Owner;
  readonly deadline?: DeadlineId;
}

export interface Channel extends Named {
  readonly duties: readonly Duty[];
}

export interface Grade extends Named {
  /** 0 is the mildest; a grade is only raised by facts, never lowered. */
  readonly rank: number;
}

/** Facts that raise a complaint to a grade. */
export interface GradeRule {
  readonly id: string;
  readonly grade: string;
  readonly when: Condition;
  readonly sources: Sources;
}

export interface RoutingRule {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly categories: readonly string[];
  readonly products: readonly string[];
  readonly branches: readonly string[];
  readonly when?: Condition;
  readonly department: string;
  readonly assisting: readonly string[];
  readonly handlerRole: RoleId;
  readonly sources: Sources;
}

/** How much a role may grant on one complaint without asking; what is not named may not be granted. */
export interface Authority {
  readonly role: RoleId;
  readonly money: Money | 'unlimited' | 'none';
  readonly goods: readonly Goods[] | 'unlimited';
  readonly sources: Sources;
}

export interface ApprovalStep {
  readonly id: string;
  readonly title: Named['title'];
  readonly does: 'apply' | 'review' | 'sign' | 'approve' | 'record' | 'receive-goods' | 'ship' | 'be-told';
  readonly owner: Owner;
  readonly when?: Condition;
}

/** The first chain whose condition holds is walked; without one, authority alone decides. */
export interface ApprovalChain extends Named {
  readonly when: Condition;
  readonly steps: readonly ApprovalStep[];
}

export type Stage = 'handling' | 'review' | 'approval' | 'callback' | 'arbitration';
export interface Exclusion {
  readonly id: string;
  readonly who: 'complained-about' | 'handled-before' | 'proposer' | 'same-unit' | 'first-contact-owner';
  readonly from: readonly Stage[];
  readonly when?: Condition;
  readonly sources: Sources;
}

export interface Callback {
  readonly deadline: DeadlineId;
  readonly owner: Owner;
  readonly when?: Condition;
  readonly attempts: number;
  readonly questions: readonly Named[];
  readonly sources: Sources;
}

export interface Band extends Named {
  /** Scores from `atLeast` up to the next band. */
  readonly atLeast: number;
}
export interface Survey extends Named {
  readonly when?: Condition;
  readonly maxScore: number;
  readonly questions: readonly Named[];
  readonly bands: readonly Band[];
}

export interface CapaTrigger {
  readonly id: string;
  readonly when: Condition;
  readonly owner: Owner;
  readonly sources: Sources;
}

export interface AccountabilityRule extends Named {
  readonly when: Condition;
  readonly consequence: Named['title'];
  readonly from?: Money;
  readonly to?: Money;
}
