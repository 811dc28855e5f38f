import type { CaseFacts, OccurredFact } from './case-facts.js';

/**
 * A CEL expression that was type-checked when its policy was loaded. `holds` never throws: what cannot be computed
 * (a date that is not known, a division by zero) does not hold, and {@link Condition.fault} says why.
 */
export interface Condition {
  readonly source: string;
  holds(facts: CaseFacts, fact?: OccurredFact): boolean;
  /** Why the expression has no value for these facts; undefined when it has one. */
  fault(facts: CaseFacts, fact?: OccurredFact): string | undefined;
}

/** A whole number that is written in the policy, or computed from facts (`fields.promisedDays`). */
export interface Count {
  readonly source: string;
  /** @returns 0 or more; undefined when the facts do not give one. */
  of(facts: CaseFacts): number | undefined;
}
