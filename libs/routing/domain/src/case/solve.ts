import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { type Approval, approvalChain, type Goods, type Money, type Policy } from '@redress/policy';
import { factsOfCase, granted } from './case-facts.js';
import type { Actor, CaseEvent, VaultRef } from './case.events.js';
import { type Case, type OpenedCase, type Solution, solutionInHand } from './case.js';
import { whileOpen } from './in-hand.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';
import { beyondAuthority, notYours, notYoursToApprove } from './whose-case.js';

export interface ProposeSolution extends Dated {
  readonly type: 'propose-solution';
  readonly solution: string;
  readonly text: VaultRef;
  /** What kind of solution the policy calls it. */
  readonly solutionType?: string | null;
  readonly compensation: Money | null;
  readonly goods: readonly Goods[];
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  /** The proposer’s roles; the one with the widest authority counts. */
  readonly roles: readonly string[];
  readonly by: Actor;
}
export interface ApproveSolution extends Dated {
  readonly type: 'approve-solution';
  readonly solution: string;
  readonly opinion: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly roles: readonly string[];
  readonly by: Actor;
}
export interface RejectSolution extends Dated {
  readonly type: 'reject-solution';
  readonly solution: string;
  readonly opinion: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly roles: readonly string[];
  readonly by: Actor;
}

/** Offers something, and names who must approve it: nothing beyond one’s authority is ever promised (A-11, D-8, E6-2). */
export function proposeSolution(command: ProposeSolution, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { solution, text, solutionType = null, compensation, goods, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    if (opened.solutions.some(({ id }) => id === solution)) return nothingToRecord;
    const stranger = notYours(opened, command);
    if (stranger) return refuse(stranger);
    const types = policy.solutionTypes.map(({ id }) => id);
    if (solutionType !== null && !types.includes(solutionType))
      return refuse({ code: 'solution-type-unknown', solutionType, types });
    const before = solutionInHand(opened);
    if (before && !['rejected', 'refused', 'agreed'].includes(before.status))
      return refuse({ code: 'solution-still-open', solution: before.id, status: before.status });
    if (compensation && compensation.currency !== policy.currency)
      return refuse({
        code: 'currency-unknown',
        currency: compensation.currency,
        policyCurrency: policy.currency ?? null,
      });
    const { steps, because } = chainFor(command, opened);
    const approvals = steps
      .filter(({ does }) => does === 'approve' || does === 'review' || does === 'sign')
      .map(({ owner }) => owner.role);
    return record<CaseEvent>({
      type: 'SolutionProposed',
      happenedAt: at,
      data: {
        solution,
        text,
        ...(solutionType !== null && { solutionType }),
        compensation,
        goods,
        approvals,
        because: [because.path, ...because.sources].join(' '),
        by,
      },
    });
  });
}

/**
 * The approvals that the strictest part of the offer needs, as the widest of the proposer’s roles would ask for them.
 * Goods are looked at item by item, each with all of it that was granted on this complaint already.
 */
function chainFor(
  { solutionType = null, compensation, goods, policy, roles, now }: ProposeSolution,
  opened: OpenedCase,
): Approval {
  const items = [...new Set(goods.map(({ item }) => item))];
  const offers = items.length === 0 ? [[]] : items.map((item) => [allOf(item, goods, opened)]);
  const strictness = ({ steps }: Approval) =>
    steps.length * 100 + policy.authority.findIndex(({ role }) => role === steps.at(-1)?.owner.role);
  const chains = (roles.length > 0 ? roles : ['handler']).map((role) =>
    offers
      .map((offer) =>
        approvalChain(policy, factsOfCase(opened, now, { type: solutionType, compensation, goods: offer }), role),
      )
      .reduce((strictest, chain) => (strictness(chain) > strictness(strictest) ? chain : strictest)),
  );
  return chains.reduce((least, chain) => (strictness(chain) < strictness(least) ? chain : least));
}

function allOf(item: string, offered: readonly Goods[], opened: OpenedCase): Goods {
  const all = [...granted(opened).flatMap(({ goods }) => goods), ...offered];
  return { item, quantity: all.filter((each) => each.item === item).reduce((sum, { quantity }) => sum + quantity, 0) };
}

/** One step of the approval, in the order of the chain; who proposed it never approves it, whatever the roles. */
export function approveSolution(command: ApproveSolution, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { solution, opinion, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const awaited = awaitedApproval(command, opened);
    if ('code' in awaited) return refuse(awaited);
    const final = awaited.approvedBy.length + 1 === awaited.approvals.length;
    return record<CaseEvent>({
      type: 'SolutionApproved',
      happenedAt: at,
      data: { solution, role: nextApprover(awaited), final, opinion, by },
    });
  });
}

/** The role whose turn it is says no: another solution has to be offered. */
export function rejectSolution(command: RejectSolution, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { solution, opinion, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const awaited = awaitedApproval(command, opened);
    if ('code' in awaited) return refuse(awaited);
    return record<CaseEvent>({
      type: 'SolutionRejected',
      happenedAt: at,
      data: { solution, role: nextApprover(awaited), opinion, by },
    });
  });
}

function awaitedApproval(command: ApproveSolution | RejectSolution, opened: OpenedCase): Solution | CaseRefusal {
  const { solution, roles, by } = command;
  const found = opened.solutions.find(({ id }) => id === solution);
  if (!found) return { code: 'solution-unknown', solution };
  if (found.status !== 'proposed') return { code: 'solution-not-awaiting-approval', solution, status: found.status };
  const needed = nextApprover(found);
  const beyond = beyondAuthority(opened, command, needed, roles);
  if (beyond) return beyond;
  if (command.type === 'approve-solution' && found.proposedBy === by) return { code: 'own-proposal', by };
  return notYoursToApprove(opened, command, needed, found.proposedBy) ?? found;
}

/** The role whose approval comes next. */
export function nextApprover({ approvals, approvedBy }: Solution): string {
  return approvals[approvedBy.length] ?? 'head-office';
}
