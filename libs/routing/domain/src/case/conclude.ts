import { type Instant, laterOf } from '@redress/business-time';
import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { callbackFor, type Policy } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import type { Actor, CaseEvent, CloseReason, VaultRef } from './case.events.js';
import { type Case, type OpenedCase, solutionInHand } from './case.js';
import { withAnotherPerson } from './choose-handler.js';
import { escalation } from './escalate.js';
import { onceOpened, whileOpen } from './in-hand.js';
import { mustKeepOut } from './keep-out.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';
import { reopenedSince, wasOpenAt } from './standing.js';
import { notYours } from './whose-case.js';

/** What choosing another person for a second stage needs; without it the case stays where it is. */
interface SecondStage {
  readonly policy?: Policy;
  readonly staff?: Staff | undefined;
}
/** Follows from feedback’s answer-sent, solution-agreed or solution-refused. */
export interface NoteReply extends Dated, SecondStage {
  readonly type: 'note-reply';
  readonly solution: string;
  readonly reply: 'told' | 'agreed' | 'refused';
}
export interface ResolveComplaint extends Dated {
  readonly type: 'resolve-complaint';
  readonly result: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}
export interface ReopenCase extends Dated {
  readonly type: 'reopen-case';
  readonly because: string;
  readonly reason: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}
/** A person decides it, or it follows from what happened elsewhere. */
export type CloseCase = Dated & { readonly type: 'close-case'; readonly by: Actor } & (
    | { readonly because: 'decided'; readonly policy: Policy; readonly staff?: Staff | undefined }
    | { readonly because: Exclude<CloseReason, 'decided'> }
  );
/** Follows from feedback’s callback-recorded. */
export interface FollowCallback extends Dated, SecondStage {
  readonly type: 'follow-callback';
  readonly satisfied: boolean;
}

/**
 * What became of the offer; a refusal takes the case one level up (B-3, B-7, B-12). The same reply again says nothing, and
 * telling the customer once more takes no agreement back.
 */
export function noteReply(command: NoteReply, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const { solution, reply } = command;
  const at = command.happenedAt ?? command.now;
  const data = { solution };
  const offered = current.solutions.find(({ id }) => id === solution);
  if (!offered) return refuse({ code: 'solution-unknown', solution });
  const { status } = offered;
  switch (reply) {
    case 'told':
      if (status === 'answered' || status === 'agreed' || status === 'refused') return nothingToRecord;
      return record<CaseEvent>({ type: 'AnswerNoted', happenedAt: at, data });
    case 'agreed':
      return status === 'agreed'
        ? nothingToRecord
        : record<CaseEvent>({ type: 'AgreementNoted', happenedAt: at, data });
    case 'refused':
      if (status === 'refused') return nothingToRecord;
      return record<CaseEvent>(...refused(command, current, at));
  }
}

/**
 * Carried out, and the customer knows the result. What was offered since it was last reopened must have been agreed
 * to. Whether anybody calls the customer back afterwards, and by which deadline, is the policy's to say.
 */
export function resolveComplaint(command: ResolveComplaint, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'resolved') return nothingToRecord;
  const { result, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    if (reopenedSince(opened, at)) return refuse({ code: 'case-not-open', status: 'resolved' });
    const stranger = notYours(opened, command);
    if (stranger) return refuse(stranger);
    const solution = solutionInHand(opened);
    if (!settled(opened, policy)) return refuse({ code: 'solution-not-agreed', status: solution?.status ?? 'none' });
    const callback = callbackFor(policy, factsOfCase(opened, command.now))?.deadline ?? null;
    return record<CaseEvent>({
      type: 'ComplaintResolved',
      happenedAt: at,
      data: { solution: solution?.id ?? null, result, callback, by },
    });
  });
}

/** Thought done and is not; another person has it where the policy wants that (B-5). */
export function reopenCase(command: ReopenCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { because, reason, by } = command;
  return onceOpened(command, current, (opened, at) => {
    if (opened.status === 'open') return refuse({ code: 'case-not-resolved', status: opened.status });
    const kept = mustKeepOut(opened, command);
    if (kept) return refuse(kept);
    const reopened: CaseEvent = { type: 'CaseReopened', happenedAt: at, data: { because, reason, by } };
    return record<CaseEvent>(...withAnotherPerson(opened, [reopened], at, command));
  });
}

/** Nothing more is done. By a person only after the resolution; what ended before it was reopened does not end it again. */
export function closeCase(command: CloseCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { because, by } = command;
  return onceOpened(command, current, (opened, at) => {
    const { status } = opened;
    if (status === 'closed' || reopenedSince(opened, at)) return nothingToRecord;
    if (because === 'decided' && status !== 'resolved') return refuse({ code: 'case-not-resolved', status });
    const kept = command.because === 'decided' ? mustKeepOut(opened, command) : undefined;
    if (kept) return refuse(kept);
    return record<CaseEvent>({ type: 'CaseClosed', happenedAt: at, data: { because, by } });
  });
}

/**
 * A satisfied customer ends the case; a dissatisfied one opens it again, one level up (A-7, B-5), also where somebody had
 * closed it meanwhile. A callback about a resolution that was taken back since says nothing.
 */
export function followCallback(command: FollowCallback, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const at = command.happenedAt ?? command.now;
  const by = 'service:routing';
  const { status, closedBecause } = current;
  if (status === 'open' || reopenedSince(current, at)) return nothingToRecord;
  if (command.satisfied)
    return status === 'closed'
      ? nothingToRecord
      : record<CaseEvent>({ type: 'CaseClosed', happenedAt: at, data: { because: 'called-back', by } });
  if (closedBecause === 'declined' || closedBecause === 'withdrawn') return nothingToRecord;
  const since = laterOf(at, current.standings.at(-1)?.since ?? at);
  const because = 'dissatisfied at the callback (B-5)';
  const facts: readonly CaseEvent[] = [
    { type: 'CaseReopened', happenedAt: since, data: { because, reason: null, by } },
    escalation(current, since, { because, by }),
  ];
  return record<CaseEvent>(...withAnotherPerson(current, facts, since, command));
}

function refused(command: NoteReply, current: OpenedCase, at: Instant): readonly CaseEvent[] {
  const noted: CaseEvent = { type: 'RefusalNoted', happenedAt: at, data: { solution: command.solution } };
  if (!wasOpenAt(current, at)) return [noted];
  const because = 'solution refused by the customer (B-7)';
  const facts = [noted, escalation(current, at, { because, by: 'service:routing' })];
  return withAnotherPerson(current, facts, at, command);
}

/** Agreed to; or nothing was to be offered: an enquiry, a suggestion, or a matter that is not ours and was explained. */
function settled(opened: OpenedCase, policy: Policy): boolean {
  const solution = solutionInHand(opened);
  if (solution) return solution.status === 'agreed';
  const flow = policy.kinds.find(({ id }) => id === opened.opened.matter.kind)?.flow;
  return flow !== 'complaint' || opened.liability === 'not-responsible';
}
