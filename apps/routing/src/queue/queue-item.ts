import {
  AnswerSent,
  CaseAssigned,
  CaseClosed,
  CaseEscalated,
  CaseGraded,
  CaseOpened,
  CaseReopened,
  CaseRouted,
  CaseUnassigned,
  CaseReturned,
  ComplaintRegistered,
  ComplaintResolved,
  type DataOf,
  DeadlineCancelled,
  DeadlineExtended,
  DeadlineMet,
  DeadlineMissed,
  DeadlineMoved,
  DeadlinePaused,
  DeadlineResumed,
  DeadlineSet,
  type EventContract,
  MissRefuted,
  SolutionAgreed,
  SolutionApproved,
  SolutionProposed,
  SolutionRefused,
  SolutionRejected,
} from '@redress/contracts';

/** What the queue knows of one complaint. Topics overtake one another, so every part may be the first to arrive. */
export interface QueueState {
  readonly registered?: Pick<
    DataOf<typeof ComplaintRegistered>,
    'registrationNumber' | 'kind' | 'channel' | 'branch' | 'policy' | 'category' | 'confidentiality' | 'customerName'
  > & { readonly happenedAt: string };
  readonly grade?: string;
  readonly department?: string;
  readonly handler?: string | null;
  readonly level: number;
  readonly status: 'open' | 'awaiting-approval' | 'approved' | 'answered' | 'agreed' | 'resolved' | 'closed';
  readonly deadlines: Readonly<Record<string, QueueDeadline>>;
}

export interface QueueDeadline {
  readonly dueAt: string;
  readonly round: number;
  readonly status: 'running' | 'paused' | 'overdue';
}

export const unheardOf: QueueState = { level: 0, status: 'open', deadlines: {} };

type Change = (state: QueueState, data: never, happenedAt: string) => QueueState;
const changes = new Map<string, Change>();
const on = <C extends EventContract>(
  contract: C,
  change: (state: QueueState, data: DataOf<C>, happenedAt: string) => QueueState,
) => changes.set(contract.type, change);

on(ComplaintRegistered, (state, data, happenedAt) => {
  const { registrationNumber, kind, channel, branch, policy, category, confidentiality, customerName } = data;
  const known = { registrationNumber, kind, channel, branch, policy, category, confidentiality, customerName };
  return { ...state, registered: { ...known, happenedAt } };
});
on(CaseOpened, (state, { grade, department }) => ({ ...state, grade, department }));
on(CaseGraded, (state, { grade }) => ({ ...state, grade }));
on(CaseRouted, (state, { department }) => ({ ...state, department, handler: null }));
on(CaseAssigned, (state, { handler }) => ({ ...state, handler }));
on(CaseUnassigned, (state) => ({ ...state, handler: null }));
on(CaseReturned, (state) => ({ ...state, handler: null }));
on(CaseEscalated, (state, { level }) => ({ ...state, level }));
on(SolutionProposed, (state, { approvals }) => ({
  ...state,
  status: approvals.length === 0 ? 'approved' : 'awaiting-approval',
}));
on(SolutionApproved, (state, { final }) => (final ? { ...state, status: 'approved' } : state));
on(SolutionRejected, (state) => ({ ...state, status: 'open' }));
on(AnswerSent, (state) => whileOpen(state, 'answered'));
on(SolutionAgreed, (state) => whileOpen(state, 'agreed'));
on(SolutionRefused, (state) => whileOpen(state, 'open'));
on(ComplaintResolved, (state) => ({ ...state, status: 'resolved' }));
on(CaseReopened, (state) => ({ ...state, status: 'open' }));
on(CaseClosed, (state) => ({ ...state, status: 'closed' }));
on(DeadlineSet, (state, { deadline, round, dueAt }) =>
  withDeadline(state, deadline, { dueAt, round, status: 'running' }),
);
on(DeadlineMissed, (state, { deadline, round }) => changed(state, deadline, round, { status: 'overdue' }));
on(DeadlinePaused, (state, { deadline, round }) => changed(state, deadline, round, { status: 'paused' }));
on(DeadlineResumed, (state, { deadline, round, dueAt }) =>
  changed(state, deadline, round, { status: 'running', dueAt }),
);
on(DeadlineExtended, (state, { deadline, round, dueAt }) => changed(state, deadline, round, { dueAt }));
on(DeadlineMoved, (state, { deadline, round, dueAt }) => changed(state, deadline, round, { dueAt }));
on(DeadlineMet, (state, { deadline, round }) => ended(state, deadline, round));
on(MissRefuted, (state, { deadline, round }) => ended(state, deadline, round));
on(DeadlineCancelled, (state, { deadline, round }) => ended(state, deadline, round));

/** The state after an announcement; one that says nothing about the queue leaves it as it is. */
export function evolveQueueItem(state: QueueState, type: string, data: unknown, happenedAt: string): QueueState {
  return changes.get(type)?.(state, data as never, happenedAt) ?? state;
}

/** What is to be looked at next: the oldest overdue deadline, else the one due soonest. */
export function nextDeadline({ deadlines }: QueueState): (QueueDeadline & { readonly deadline: string }) | null {
  const all = Object.entries(deadlines).map(([deadline, each]) => ({ deadline, ...each }));
  const urgency = { overdue: 0, running: 1, paused: 2 } as const;
  const [first] = all.sort(
    (one, other) => urgency[one.status] - urgency[other.status] || (one.dueAt < other.dueAt ? -1 : 1),
  );
  return first ?? null;
}

export function overdueCount({ deadlines }: QueueState): number {
  return Object.values(deadlines).filter(({ status }) => status === 'overdue').length;
}

/** A reply that arrives after the resolution it led to says nothing new. */
function whileOpen(state: QueueState, status: QueueState['status']): QueueState {
  return state.status === 'resolved' || state.status === 'closed' ? state : { ...state, status };
}

function withDeadline(state: QueueState, deadline: string, next: QueueDeadline): QueueState {
  return { ...state, deadlines: { ...state.deadlines, [deadline]: next } };
}

function changed(state: QueueState, deadline: string, round: number, change: Partial<QueueDeadline>): QueueState {
  const present = state.deadlines[deadline];
  return present?.round === round ? withDeadline(state, deadline, { ...present, ...change }) : state;
}

function ended(state: QueueState, deadline: string, round: number): QueueState {
  if (state.deadlines[deadline]?.round !== round) return state;
  const { [deadline]: _ended, ...others } = state.deadlines;
  return { ...state, deadlines: others };
}
