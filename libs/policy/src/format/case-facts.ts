import type { Instant } from '@redress/business-time';
import type { FactName, FieldValue, Money } from './words.js';

/**
 * What a policy may decide on: everything here is a fact of the matter, nothing names or describes a person, so every
 * decision can be repeated after an erasure. What is not known yet is left out and read as 0, '', false or an empty list.
 */
export interface CaseFacts {
  readonly kind: string;
  readonly channel: string;
  /** When it was registered, and the moment of this decision: conditions have no clock of their own. */
  readonly registeredAt: Instant;
  readonly now: Instant;
  readonly branch?: string;
  /** The branch and all units above it, nearest first. */
  readonly branchPath?: readonly string[];
  readonly category?: string;
  readonly product?: string;
  readonly department?: string;
  readonly grade?: string;
  readonly urgency?: string;
  readonly confidentiality?: string;
  readonly status?: string;
  readonly liability?: string;
  readonly cause?: string;
  /** Whether the customer named a term, or one was agreed (D-5, A-13). */
  readonly termGiven?: boolean;
  /** What the customer claims or has lost. */
  readonly amount?: Money;
  readonly quantity?: number;
  /** The policy's flags that are up: `media`, `injury`, … */
  readonly flags?: readonly string[];
  readonly solution?: SolutionFacts;
  readonly history?: HistoryFacts;
  readonly deadlines?: DeadlineFacts;
  /** Form fields that are not personal. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

/** The solution under discussion; `totalGranted` adds up everything granted on this complaint, so that it cannot be split. */
export interface SolutionFacts {
  readonly type?: string;
  readonly money?: Money;
  readonly totalGranted?: Money;
  readonly goodsItem?: string;
  readonly goodsQuantity?: number;
}

export interface HistoryFacts {
  /** Complaints of the same customer over the same matter, this one included (D-13, E5-2). */
  readonly repeated?: number;
  /** Customers who complain of the same matter, this one included (D-13 collective). */
  readonly collective?: number;
  /** Complaints of the same customer over anything. */
  readonly byCustomer?: number;
  readonly returned?: number;
  readonly refusals?: number;
  readonly escalations?: number;
  readonly reopenings?: number;
  readonly score?: number;
}

/** Ids of deadlines of this complaint by how they stand. */
export interface DeadlineFacts {
  readonly running?: readonly string[];
  readonly met?: readonly string[];
  readonly missed?: readonly string[];
}

/** A fact that happened, as conditions on it see it (`fact.reached`). */
export interface OccurredFact {
  readonly name: FactName;
  /** Whether anybody was reached (`customer-contacted`, `callback-recorded`). */
  readonly reached?: boolean;
  readonly satisfied?: boolean;
  /** Whether an approval was the last one needed. */
  readonly final?: boolean;
  readonly liability?: string;
  readonly ground?: string;
  readonly role?: string;
  readonly department?: string;
  readonly channel?: string;
  readonly grade?: string;
  readonly amount?: Money;
}
