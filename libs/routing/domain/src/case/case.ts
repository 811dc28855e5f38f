import { type Instant, isBefore, laterOf } from '@redress/business-time';
import { unreachable } from '@redress/decider';
import type { Goods, Money } from '@redress/policy';
import {
  type AccountabilityNoted,
  type Actor,
  BY_HAND,
  type CaseEvent,
  type CaseOpened,
  type CaseRouted,
  type CloseReason,
  ARBITRATION,
  type Learned,
  RETURNED,
} from './case.events.js';
import { type Holding, withHolding } from './holding.js';
import { type Standing, withStanding } from './standing.js';

export interface Solution {
  readonly id: string;
  readonly proposedBy: Actor;
  /** What kind of solution the policy calls it. */
  readonly type: string | null;
  readonly compensation: Money | null;
  readonly goods: readonly Goods[];
  /** Roles that must approve, in order. */
  readonly approvals: readonly string[];
  readonly approvedBy: readonly { readonly role: string; readonly by: Actor }[];
  readonly status: 'proposed' | 'approved' | 'rejected' | 'answered' | 'agreed' | 'refused';
}

/** A fact that was noted by name. */
export interface Noted {
  readonly fact: string;
  readonly at: Instant;
  readonly learned: Learned;
}

/** Who is answerable for what; `takenBack` where a fact recorded later showed that it was not so. */
export type AccountabilityNote = Readonly<AccountabilityNoted['data']> & {
  readonly at: Instant;
  readonly takenBack: boolean;
};

/** A complaint as routing sees it: who has it, what was found, what is offered. */
export type Case = { readonly status: 'unopened' } | OpenedCase;

export interface OpenedCase {
  readonly status: 'open' | 'resolved' | 'closed';
  readonly opened: CaseOpened['data'];
  readonly openedAt: Instant;
  /** The version it is decided under: that of its registration, unless a leader moved it. */
  readonly policy: CaseOpened['data']['policy'];
  readonly grade: string;
  readonly department: string;
  readonly assisting: readonly string[];
  readonly handler: Actor | null;
  readonly assignedAt: Instant | null;
  readonly handledBefore: readonly Actor[];
  /** Who had it since when, in the order of time. */
  readonly held: readonly Holding[];
  /** Departments that handed it on by hand, the last one last. */
  readonly handedOnBy: readonly string[];
  /** How often it was returned as wrongly assigned. */
  readonly returned: number;
  /** The role that has to decide whose it is; nothing where none has. */
  readonly arbiter: string | null;
  /** The role that decided whose it is; nothing where nobody had to. */
  readonly arbitratedBy: string | null;
  readonly accountability: readonly AccountabilityNote[];
  /** Since the customer last refused or it was last reopened, another person may have to handle it (B-5). */
  readonly secondStageSince: Instant | null;
  readonly level: number;
  readonly contacted: boolean;
  readonly liability: string;
  readonly cause: string | null;
  readonly waitingFor: string | null;
  readonly solutions: readonly Solution[];
  readonly refusals: number;
  readonly reopenings: number;
  /** Deadlines that were missed, once for each miss that was not refuted. */
  readonly missed: readonly string[];
  /** Facts that were noted by name and what was learned with them, in the order of time. */
  readonly noted: readonly Noted[];
  /** How it stood since when, in the order of time. */
  readonly standings: readonly Standing[];
  readonly closedBecause: CloseReason | null;
  /** When a person last set the grade: facts of before do not raise it any more. */
  readonly gradedByHandAt: Instant | null;
  /** How many solutions were offered before it was last reopened: what was agreed then settles nothing now. */
  readonly solutionsBefore: number;
}

export const unopened: Case = { status: 'unopened' };

export function evolve(current: Case, event: CaseEvent): Case {
  if (event.type === 'CaseOpened') return opened(event);
  if (current.status === 'unopened') throw new Error(`${event.type} before the case was opened`);
  switch (event.type) {
    case 'CaseGraded':
      return {
        ...current,
        grade: event.data.grade,
        gradedByHandAt: event.data.because === BY_HAND ? event.happenedAt : current.gradedByHandAt,
      };
    case 'CaseRouted':
      return routed(current, event);
    case 'CaseAssigned':
      return withHolding(
        { ...current, ...unassigned(current), handler: event.data.handler, assignedAt: event.happenedAt },
        event.happenedAt,
      );
    case 'CaseUnassigned':
      return withHolding({ ...current, ...unassigned(current) }, event.happenedAt);
    case 'CaseReturned':
      return withHolding(
        { ...current, ...unassigned(current), returned: event.data.returned, arbiter: event.data.arbiter },
        event.happenedAt,
      );
    case 'AccountabilityNoted': {
      const note = { ...event.data, at: event.happenedAt, takenBack: false };
      return { ...current, accountability: [...current.accountability, note] };
    }
    case 'CustomerContacted':
      return { ...current, contacted: current.contacted || event.data.reached };
    case 'FindingsRecorded':
      return { ...current, liability: event.data.liability, cause: event.data.cause };
    case 'SolutionProposed':
      return { ...current, solutions: [...current.solutions, proposed(event.data)] };
    case 'SolutionApproved': {
      const { solution, role, by, final } = event.data;
      return changed(current, solution, (before) => ({
        approvedBy: [...before.approvedBy, { role, by }],
        status: final ? 'approved' : before.status,
      }));
    }
    case 'SolutionRejected':
      return changed(current, event.data.solution, () => ({ status: 'rejected' }));
    case 'AnswerNoted':
      return changed(current, event.data.solution, () => ({ status: 'answered' }));
    case 'AgreementNoted':
      return changed(current, event.data.solution, () => ({ status: 'agreed' }));
    case 'RefusalNoted':
      return {
        ...changed(current, event.data.solution, () => ({ status: 'refused' })),
        refusals: current.refusals + 1,
        secondStageSince: laterOf(event.happenedAt, current.secondStageSince ?? event.happenedAt),
      };
    case 'CaseMoved':
      return { ...current, policy: event.data.policy };
    case 'CaseEscalated':
      return { ...current, level: event.data.level };
    case 'FactNoted':
      return { ...current, noted: withNoted(current, { ...event.data, at: event.happenedAt }) };
    case 'MissNoted':
      return { ...current, missed: [...current.missed, event.data.deadline] };
    case 'MissTakenBack': {
      const index = current.missed.indexOf(event.data.deadline);
      return index < 0
        ? current
        : {
            ...current,
            missed: current.missed.toSpliced(index, 1),
            accountability: withoutLast(current.accountability, event.data.deadline),
          };
    }
    case 'WorkPaused':
      return { ...current, waitingFor: event.data.waitingFor };
    case 'WorkResumed':
      return { ...current, waitingFor: null };
    case 'ComplaintResolved':
      return { ...current, ...standsNow(current, 'resolved', event.happenedAt), waitingFor: null };
    case 'CaseReopened':
      return {
        ...current,
        ...standsNow(current, 'open', event.happenedAt),
        reopenings: current.reopenings + 1,
        closedBecause: null,
        solutionsBefore: current.solutions.length,
        secondStageSince: laterOf(event.happenedAt, current.secondStageSince ?? event.happenedAt),
      };
    case 'CaseClosed':
      return {
        ...current,
        ...standsNow(current, 'closed', event.happenedAt),
        waitingFor: null,
        closedBecause: event.data.because,
      };
    default:
      return unreachable(event);
  }
}

function opened({ happenedAt, data }: CaseOpened): OpenedCase {
  return {
    status: 'open',
    opened: data,
    openedAt: happenedAt,
    policy: data.policy,
    grade: data.grade,
    department: data.department,
    assisting: data.assisting,
    handler: null,
    assignedAt: null,
    handledBefore: [],
    held: [{ since: happenedAt, department: data.department, handler: null }],
    handedOnBy: [],
    returned: 0,
    arbiter: null,
    arbitratedBy: null,
    accountability: [],
    secondStageSince: null,
    level: 0,
    contacted: false,
    liability: 'undecided',
    cause: null,
    waitingFor: null,
    solutions: [],
    refusals: 0,
    reopenings: 0,
    missed: [],
    noted: [],
    standings: [{ status: 'open', since: happenedAt }],
    closedBecause: null,
    gradedByHandAt: null,
    solutionsBefore: 0,
  };
}

/** Facts that are written down late take their place in time, so that what was learned last stands. */
function withNoted({ noted }: OpenedCase, { fact, at, learned }: Noted): readonly Noted[] {
  const place = noted.findLastIndex((each) => !isBefore(at, each.at));
  return noted.toSpliced(place + 1, 0, { fact, at, learned });
}

function routed(current: OpenedCase, { happenedAt, data }: CaseRouted): OpenedCase {
  const { department, assisting, because, previous } = data;
  const decided = because === ARBITRATION;
  const after = {
    ...current,
    ...unassigned(current),
    department,
    assisting,
    handedOnBy: because === RETURNED ? current.handedOnBy.slice(0, -1) : [...current.handedOnBy, previous],
    arbiter: decided ? null : current.arbiter,
    arbitratedBy: decided ? current.arbiter : current.arbitratedBy,
  };
  return withHolding(after, happenedAt);
}

/** The last note of a miss of this deadline is taken back. */
function withoutLast(notes: readonly AccountabilityNote[], deadline: string): readonly AccountabilityNote[] {
  const index = notes.findLastIndex((note) => note.deadline === deadline && !note.takenBack);
  return notes.map((note, place) => (place === index ? { ...note, takenBack: true } : note));
}

function standsNow(current: OpenedCase, status: OpenedCase['status'], since: Instant) {
  return { status, standings: withStanding(current, status, since) };
}

function proposed(data: {
  solution: string;
  by: Actor;
  solutionType?: string | null;
  compensation: Money | null;
  goods: readonly Goods[];
  approvals: readonly string[];
}): Solution {
  const { solution: id, by, solutionType: type = null, compensation, goods, approvals } = data;
  return {
    id,
    proposedBy: by,
    type,
    compensation,
    goods,
    approvals,
    approvedBy: [],
    status: approvals.length === 0 ? 'approved' : 'proposed',
  };
}

function unassigned({ handler, handledBefore }: OpenedCase) {
  return {
    handler: null,
    assignedAt: null,
    handledBefore: handler === null ? handledBefore : [...new Set([...handledBefore, handler])],
  };
}

function changed(current: OpenedCase, id: string, change: (before: Solution) => Partial<Solution>): OpenedCase {
  return {
    ...current,
    solutions: current.solutions.map((solution) =>
      solution.id === id ? { ...solution, ...change(solution) } : solution,
    ),
  };
}

/** The solution under discussion: the last one proposed. */
export function currentSolution({ solutions }: OpenedCase): Solution | undefined {
  return solutions.at(-1);
}

/** The solution under discussion since the case was last reopened. */
export function solutionInHand({ solutions, solutionsBefore }: OpenedCase): Solution | undefined {
  return solutions.slice(solutionsBefore).at(-1);
}

/** How far the case is, in one word for lists and screens. */
export function stageOf(
  opened: OpenedCase,
): 'open' | 'awaiting-approval' | 'approved' | 'answered' | 'agreed' | 'resolved' | 'closed' {
  if (opened.status !== 'open') return opened.status;
  switch (solutionInHand(opened)?.status) {
    case 'proposed':
      return 'awaiting-approval';
    case 'approved':
      return 'approved';
    case 'answered':
      return 'answered';
    case 'agreed':
      return 'agreed';
    default:
      return 'open';
  }
}
