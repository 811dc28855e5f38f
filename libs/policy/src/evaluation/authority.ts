import type { ApprovalStep, Authority, CaseFacts, Goods, Money, Policy, RoleId } from '../format.js';
import { type Because, because } from './because.js';

/** What is to be granted on one complaint, everything already granted included (split payments add up). */
export interface Grant {
  readonly money?: Money;
  readonly goods?: readonly Goods[];
}

export type AuthorityAnswer =
  | { readonly outcome: 'within'; readonly because: Because }
  /** `nextRole` is the first role, in the order of the policy, whose authority reaches; undefined when nobody's does. */
  | { readonly outcome: 'beyond'; readonly nextRole: RoleId | undefined; readonly because: Because };

/** Whether a role may grant this by itself (D-8, E6-2); a role without a line may grant nothing. */
export function authorityFor(policy: Policy, role: RoleId, grant: Grant): AuthorityAnswer {
  const own = policy.authority.find((authority) => authority.role === role);
  const origin = because(`authority.${role}`, own?.sources ?? []);
  if (grantsNothing(grant) || (own !== undefined && reaches(own, grant))) return { outcome: 'within', because: origin };
  const next = policy.authority.find((authority) => authority.role !== role && reaches(authority, grant));
  return { outcome: 'beyond', nextRole: next?.role, because: origin };
}

export interface Approval {
  readonly steps: readonly ApprovalStep[];
  readonly because: Because;
}

/**
 * Who has to approve the solution, in order: the first chain whose condition holds (B-11), else the first role whose
 * authority reaches, else nobody when the proposer's own does.
 * @param facts `facts.solution` says what is offered; `totalGranted` counts when it is larger
 */
export function approvalChain(policy: Policy, facts: CaseFacts, proposer: RoleId): Approval {
  const chain = policy.approvals.find((each) => each.when.holds(facts));
  if (chain !== undefined) {
    const steps = chain.steps.filter((step) => step.when?.holds(facts) ?? true);
    return { steps, because: because(`approvals.${chain.id}`, chain.sources) };
  }
  const answer = authorityFor(policy, proposer, grantOf(facts));
  if (answer.outcome === 'within') return { steps: [], because: answer.because };
  return { steps: [approvalBy(policy, answer.nextRole ?? 'head-office')], because: answer.because };
}

function approvalBy(policy: Policy, role: RoleId): ApprovalStep {
  const title = policy.roles.find((each) => each.id === role)?.title ?? { zh: role, en: role };
  return { id: 'authority', title, does: 'approve', owner: { role, unit: 'responsible' } };
}

/** What `facts.solution` offers, as a grant. */
export function grantOf(facts: CaseFacts): Grant {
  const { money, totalGranted, goodsItem, goodsQuantity } = facts.solution ?? {};
  const counted = (totalGranted?.minor ?? 0) > (money?.minor ?? 0) ? totalGranted : money;
  const goods = goodsQuantity ? [{ item: goodsItem ?? '', quantity: goodsQuantity }] : [];
  return { ...(counted && { money: counted }), goods };
}

function grantsNothing(grant: Grant): boolean {
  return (grant.money?.minor ?? 0) === 0 && (grant.goods ?? []).every((goods) => goods.quantity === 0);
}

function reaches(authority: Authority, grant: Grant): boolean {
  return moneyReaches(authority, grant.money) && (grant.goods ?? []).every((goods) => goodsReach(authority, goods));
}

function moneyReaches({ money }: Authority, asked: Money | undefined): boolean {
  if (asked === undefined || asked.minor === 0 || money === 'unlimited') return true;
  return money !== 'none' && money.currency === asked.currency && asked.minor <= money.minor;
}

function goodsReach({ goods }: Authority, asked: Goods): boolean {
  if (asked.quantity === 0 || goods === 'unlimited') return true;
  return goods.some((limit) => (limit.item === '' || limit.item === asked.item) && asked.quantity <= limit.quantity);
}
