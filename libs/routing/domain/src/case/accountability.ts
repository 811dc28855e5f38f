import type { Instant } from '@redress/business-time';
import { accountabilityFor, type Policy } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import type { AccountabilityCause, CaseEvent } from './case.events.js';
import type { OpenedCase } from './case.js';
import { holderBefore } from './holding.js';

/** What is to be noted, and of which moment. */
interface Occasion {
  readonly because: AccountabilityCause;
  readonly deadline?: string;
  readonly ownerRole?: string | null;
  readonly at: Instant;
  readonly now: Instant;
  readonly policy: Policy | undefined;
}

/**
 * Notes who had the matter when a deadline was missed or a case was returned, with the rules of the policy that name a
 * consequence and that hold now and did not before (A-9, B-10). Facts that name a consequence by themselves (D-15) are
 * noted once for each rule, and only where there is one.
 */
export function accountability(before: OpenedCase, after: OpenedCase, occasion: Occasion): readonly CaseEvent[] {
  const { because, deadline = null, ownerRole = null, at, now, policy } = occasion;
  const rules = policy === undefined ? [] : newlyHolding(before, after, policy, now);
  if (because === 'findings-recorded' && rules.length === 0) return [];
  const { department, handler } = holderBefore(after, at);
  return [
    { type: 'AccountabilityNoted', happenedAt: at, data: { because, deadline, ownerRole, department, handler, rules } },
  ];
}

function newlyHolding(before: OpenedCase, after: OpenedCase, policy: Policy, now: Instant): readonly string[] {
  const held = new Set(accountabilityFor(policy, factsOfCase(before, now)).map(({ id }) => id));
  return accountabilityFor(policy, factsOfCase(after, now))
    .map(({ id }) => id)
    .filter((id) => !held.has(id));
}
