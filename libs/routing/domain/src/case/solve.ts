import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { approvalChain, exclusionsFrom, type Goods, type Money, type Policy } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import type { Actor, CaseEvent, VaultRef } from './case.events.js';
import { type Case, currentSolution, type OpenedCase, type Solution } from './case.js';
import { whileOpen } from './in-hand.js';
import type { CaseRefusal } from './refusals.js';

export interface ProposeSolution extends Dated {
  readonly type: 'propose-solution';
  readonly solution: string;
  readonly text: VaultRef;
  readonly compensation: Money | null;
  readonly goods: readonly Goods[];
  readonly policy: Policy;
  /** The proposer’s roles; the one with the widest authority counts. */
  readonly roles: readonly string[];
  readonly by: Actor;
}
export interface ApproveSolution extends Dated {
  readonly type: 'approve-solution';
  readonly solution: string;
  readonly opinion: VaultRef | null;
  readonly policy: Policy;
  readonly roles: readonly string[];
  readonly by: Actor;
}
export interface RejectSolution extends Dated {
  readonly type: 'reject-solution';
  readonly solution: string;
  readonly opinion: VaultRef | null;
  readonly roles: readonly string[];
  readonly by: Actor;
}

/** Offers something, and names who must approve it: nothing beyond one’s authority is ever promised (A-11, D-8, E6-2). */
export function proposeSolution(command: ProposeSolution, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { solution, text, compensation, goods, policy, roles, by, now } = command;
  return whileOpen(command, current, (opened, at) => {
    const before = currentSolution(opened);
    if (before?.id === solution) return nothingToRecord;
    if (before && !['rejected', 'refused', 'agreed'].includes(before.status))
      return refuse({ code: 'solution-still-open', solution: before.id, status: before.status });
    if (compensation && compensation.currency !== policy.currency)
      return refuse({
        code: 'currency-unknown',
        currency: compensation.currency,
        policyCurrency: policy.currency ?? null,
      });
    const facts = factsOfCase(opened, now, { compensation, goods });
    const chains = (roles.length > 0 ? roles : ['handler']).map((role) => approvalChain(policy, facts, role));
    const { steps, because } = chains.reduce((least, chain) =>
      chain.steps.length < least.steps.length ? chain : least,
    );
    const approvals = steps
      .filter(({ does }) => does === 'approve' || does === 'review' || does === 'sign')
      .map(({ owner }) => owner.role);
    return record<CaseEvent>({
      type: 'SolutionProposed',
      happenedAt: at,
      data: {
        solution,
        text,
        compensation,
        goods,
        approvals,
        because: [because.path, ...because.sources].join(' '),
        by,
      },
    });
  });
}

/** One step of the approval; who proposed it does not approve it. */
export function approveSolution(command: ApproveSolution, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { solution, opinion, policy, by, now } = command;
  return whileOpen(command, current, (opened, at) => {
    const awaited = awaitedApproval(command, opened);
    if ('code' in awaited) return refuse(awaited);
    const notByProposer = exclusionsFrom(policy, 'approval', factsOfCase(opened, now)).some(
      ({ who }) => who === 'proposer',
    );
    if (notByProposer && awaited.proposedBy === by) return refuse({ code: 'own-proposal', by });
    const final = awaited.approvedBy.length + 1 === awaited.approvals.length;
    return record<CaseEvent>({
      type: 'SolutionApproved',
      happenedAt: at,
      data: { solution, role: nextApprover(awaited), final, opinion, by },
    });
  });
}

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

function awaitedApproval(
  { solution, roles }: ApproveSolution | RejectSolution,
  opened: OpenedCase,
): Solution | CaseRefusal {
  const found = opened.solutions.find(({ id }) => id === solution);
  if (!found) return { code: 'solution-unknown', solution };
  if (found.status !== 'proposed') return { code: 'solution-not-awaiting-approval', solution, status: found.status };
  const needed = nextApprover(found);
  return roles.includes(needed) ? found : { code: 'authority-exceeded', needed, roles };
}

/** The role whose approval comes next. */
export function nextApprover({ approvals, approvedBy }: Solution): string {
  return approvals[approvedBy.length] ?? 'head-office';
}
