import type { CaseFacts, Exclusion, Owner, Policy, RoleId, RoutingRule, Stage } from '../format.js';
import { type Because, because } from './because.js';

export interface Route {
  readonly department: string;
  readonly assisting: readonly string[];
  readonly handlerRole: RoleId;
  readonly firstContactOwner: Owner;
  readonly because: Because;
}

/** Thrown where no rule of the table fits: the checks refuse such a policy, so this is a fault, not an answer. */
export class NoRoute extends Error {
  constructor(policy: string) {
    super(`Policy ${policy} has no routing rule that fits: its table does not end in a rule without conditions`);
    this.name = 'NoRoute';
  }
}

/**
 * The first line of the routing table that fits (D-10, C-2).
 * @throws {NoRoute} only for a policy that was not checked
 */
export function routeOf(policy: Policy, facts: CaseFacts): Route {
  const rule = policy.routing.find((candidate) => fits(candidate, facts));
  if (rule === undefined) throw new NoRoute(policy.ref);
  return {
    department: rule.department,
    assisting: rule.assisting,
    handlerRole: rule.handlerRole,
    firstContactOwner: policy.firstContactOwner,
    because: because(`routing.table.${rule.id}`, rule.sources),
  };
}

/** Who must not take this stage now: the person complained about, the same person at a second stage, … */
export function exclusionsFrom(policy: Policy, stage: Stage, facts: CaseFacts): readonly Exclusion[] {
  return policy.exclusions.filter((rule) => rule.from.includes(stage) && (rule.when?.holds(facts) ?? true));
}

function fits(rule: RoutingRule, facts: CaseFacts): boolean {
  return (
    oneOf(rule.kinds, facts.kind) &&
    oneOf(rule.categories, facts.category) &&
    oneOf(rule.products, facts.product) &&
    (rule.branches.length === 0 || branchesOf(facts).some((branch) => rule.branches.includes(branch))) &&
    (rule.when?.holds(facts) ?? true)
  );
}

function oneOf(listed: readonly string[], value: string | undefined): boolean {
  return listed.length === 0 || (value !== undefined && listed.includes(value));
}

function branchesOf(facts: CaseFacts): readonly string[] {
  return facts.branchPath ?? (facts.branch === undefined ? [] : [facts.branch]);
}
