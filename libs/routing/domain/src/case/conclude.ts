import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import type { Policy } from '@redress/policy';
import type { Actor, CaseEvent, CloseReason, VaultRef } from './case.events.js';
import { type Case, currentSolution, type OpenedCase } from './case.js';
import { escalation } from './escalate.js';
import { onceOpened, whileOpen } from './in-hand.js';
import type { CaseRefusal } from './refusals.js';

/** Follows from feedback’s answer-sent, solution-agreed or solution-refused. */
export interface NoteReply extends Dated {
  readonly type: 'note-reply';
  readonly solution: string;
  readonly reply: 'told' | 'agreed' | 'refused';
}
export interface ResolveComplaint extends Dated {
  readonly type: 'resolve-complaint';
  readonly result: VaultRef | null;
  readonly policy: Policy;
  readonly by: Actor;
}
export interface ReopenCase extends Dated {
  readonly type: 'reopen-case';
  readonly because: string;
  readonly reason: VaultRef | null;
  readonly by: Actor;
}
export interface CloseCase extends Dated {
  readonly type: 'close-case';
  readonly because: CloseReason;
  readonly by: Actor;
}
/** Follows from feedback’s callback-recorded. */
export interface FollowCallback extends Dated {
  readonly type: 'follow-callback';
  readonly satisfied: boolean;
}

/** What became of the offer; a refusal takes the case one level up (B-3, B-7, B-12). */
export function noteReply(command: NoteReply, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const { solution, reply } = command;
  const at = command.happenedAt ?? command.now;
  const data = { solution };
  if (!current.solutions.some(({ id }) => id === solution)) return refuse({ code: 'solution-unknown', solution });
  switch (reply) {
    case 'told':
      return record<CaseEvent>({ type: 'AnswerNoted', happenedAt: at, data });
    case 'agreed':
      return record<CaseEvent>({ type: 'AgreementNoted', happenedAt: at, data });
    case 'refused':
      return record<CaseEvent>(
        { type: 'RefusalNoted', happenedAt: at, data },
        ...(current.status === 'open'
          ? [escalation(current, at, { because: 'solution refused by the customer (B-7)', by: 'service:routing' })]
          : []),
      );
  }
}

/** Carried out, and the customer knows the result. What was offered must have been agreed to. */
export function resolveComplaint(command: ResolveComplaint, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'resolved') return nothingToRecord;
  const { result, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const solution = currentSolution(opened);
    if (!settled(opened, policy)) return refuse({ code: 'solution-not-agreed', status: solution?.status ?? 'none' });
    return record<CaseEvent>({
      type: 'ComplaintResolved',
      happenedAt: at,
      data: { solution: solution?.id ?? null, result, by },
    });
  });
}

/** Thought done and is not (B-5). */
export function reopenCase(command: ReopenCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { because, reason, by } = command;
  return onceOpened(command, current, ({ status }, at) =>
    status === 'open'
      ? refuse({ code: 'case-not-resolved', status })
      : record<CaseEvent>({ type: 'CaseReopened', happenedAt: at, data: { because, reason, by } }),
  );
}

export function closeCase(command: CloseCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { because, by } = command;
  return onceOpened(command, current, ({ status }, at) => {
    if (status === 'closed') return nothingToRecord;
    if (because === 'decided' && status !== 'resolved') return refuse({ code: 'case-not-resolved', status });
    return record<CaseEvent>({ type: 'CaseClosed', happenedAt: at, data: { because, by } });
  });
}

/** A satisfied customer ends the case; a dissatisfied one opens it again, one level up (A-7, B-5). */
export function followCallback(command: FollowCallback, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  if (current.status !== 'resolved') return nothingToRecord;
  const at = command.happenedAt ?? command.now;
  const by = 'service:routing';
  if (command.satisfied)
    return record<CaseEvent>({ type: 'CaseClosed', happenedAt: at, data: { because: 'called-back', by } });
  const because = 'dissatisfied at the callback (B-5)';
  return record<CaseEvent>(
    { type: 'CaseReopened', happenedAt: at, data: { because, reason: null, by } },
    escalation(current, at, { because, by }),
  );
}

/** Agreed to; or nothing was to be offered: an enquiry, a suggestion, or a matter that is not ours and was explained. */
function settled(opened: OpenedCase, policy: Policy): boolean {
  const solution = currentSolution(opened);
  if (solution) return solution.status === 'agreed';
  const flow = policy.kinds.find(({ id }) => id === opened.opened.matter.kind)?.flow;
  return flow !== 'complaint' || opened.liability === 'not-responsible';
}
