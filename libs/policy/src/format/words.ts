import type { Instant } from '@redress/business-time';

/** What people read, in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Ids of a rule's source, like `A-14`; empty when the author gave none (a warning, not an error). */
export type Sources = readonly string[];

/** Every part of a policy that can decide something: what it is called, what people read, and where it comes from. */
export interface Named {
  readonly id: string;
  readonly title: Text;
  readonly sources: Sources;
}

/** Money in minor units (fen, cents) of one ISO 4217 currency. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

/** Goods counted in one unit, like 12 bottles; `item` is a product id of the policy. */
export interface Goods {
  readonly item: string;
  readonly quantity: number;
}

/** The role of a person as a policy names it; the directory says who has it. */
export type RoleId = string;
/** A person asked for by role, in the unit where the matter lies, or above or beside it. */
export interface Owner {
  readonly role: RoleId;
  readonly unit: 'responsible' | 'receiving' | 'superior' | 'assisting' | 'head-office';
}

/**
 * Something that happens to a complaint and can start, end or move a deadline. The standard ones are
 * {@link standardFacts}; a policy may declare its own (`goods-received`).
 */
export type FactName = string;

/** The facts every complaint can have, whatever its policy. */
export const standardFacts = [
  'warned',
  'registered',
  'acknowledged',
  'accepted',
  'declined',
  'acceptance-told',
  'graded',
  'regraded',
  'routed',
  'assigned',
  'handed-over',
  'returned',
  'contacted',
  'progress-told',
  'chased',
  'department-answered',
  'findings-recorded',
  'liability-decided',
  'solution-proposed',
  'approval-asked',
  'solution-approved',
  'solution-rejected',
  'answered',
  'customer-agreed',
  'customer-refused',
  'implemented',
  'resolved',
  'called-back',
  'survey-issued',
  'survey-returned',
  'capa-opened',
  'capa-verified',
  'capa-closed',
  'escalated',
  'external-review-asked',
  'external-review-decided',
  'term-agreed',
  'duty-done',
  'paused',
  'resumed',
  'withdrawn',
  'closed',
  'reopened',
  'archived',
] as const;

/** Why a complaint's clocks stand still. A policy may declare more states of its own. */
export const standardPauseStates = [
  'waiting-for-customer',
  'waiting-for-goods',
  'waiting-for-third-party',
  'waiting-for-authority',
  'waiting-for-court',
] as const;

/** Values of a form field as evaluation sees them: dates as instants, money as minor units of the policy's currency. */
export type FieldValue = string | number | boolean | readonly string[] | Instant;
