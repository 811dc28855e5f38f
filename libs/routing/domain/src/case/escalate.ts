import type { Instant } from '@redress/business-time';
import { isBefore, laterOf } from '@redress/business-time';
import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { holdsRole, type Policy } from '@redress/policy';
import { accountability } from './accountability.js';
import { type Actor, BY_HAND, type CaseEvent, type VaultRef } from './case.events.js';
import { type Case, type OpenedCase } from './case.js';
import { whileOpen } from './in-hand.js';
import { assignedByChoice, withAnotherPerson } from './choose-handler.js';
import { raisedByFacts, raisedTo } from './raise-grade.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';
import { wasOpenAt } from './standing.js';

/** The levels a complaint climbs where the policy names no other: B-12, D-6, D-8. */
const levels = ['supervisor', 'department-manager', 'leader-in-charge', 'head-office'] as const;
const routing: Actor = 'service:routing';

/** A person hands it up, or the customer insists on a higher level (D-10). */
export interface EscalateCase extends Dated {
  readonly type: 'escalate-case';
  readonly reason: VaultRef;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}
/** Follows from sla-timer’s ladder-step-taken. */
export interface FollowLadderStep extends Dated {
  readonly type: 'follow-ladder-step';
  readonly deadline: string;
  readonly step: string;
  readonly escalateTo: string | null;
  readonly raiseGradeTo: string | null;
  /** The role that has to take it over. */
  readonly reassignTo?: string | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
}
/** Follows from sla-timer’s deadline-missed: a miss can raise the grade (B-2). */
export interface FollowMiss extends Dated {
  readonly type: 'follow-miss';
  readonly deadline: string;
  /** Who owed it, by the policy. */
  readonly ownerRole?: string | null;
  readonly policy: Policy;
}

/** Follows from sla-timer’s miss-refuted. */
export interface FollowRefutation extends Dated {
  readonly type: 'follow-refutation';
  readonly deadline: string;
}

/**
 * One level up; each refusal, each step of the ladder and each person who hands it up counts as one. Anybody may who has
 * to do with it, also whoever must keep out of everything else.
 */
export function escalateCase(command: EscalateCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { reason, by } = command;
  return whileOpen(command, current, (opened, at) =>
    record<CaseEvent>(
      ...withAnotherPerson(opened, [escalation(opened, at, { because: BY_HAND, reason, by })], at, command),
    ),
  );
}

/**
 * Carries out what the ladder asks of the case: the next level has it, with the complete record (B-4). What counts is how
 * the case stood when the step was due, so a step told after the resolution ends as one told before.
 */
export function followLadderStep(command: FollowLadderStep, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const { deadline, step, escalateTo, raiseGradeTo, policy } = command;
  const at = command.happenedAt ?? command.now;
  if (!wasOpenAt(current, at)) return nothingToRecord;
  const because = `${deadline}, ${step}`;
  const facts = [
    ...(escalateTo === null
      ? []
      : [escalation(current, at, { because, deadline, step, to: [escalateTo], by: routing })]),
    ...(raiseGradeTo === null ? [] : raisedTo(current, policy, raiseGradeTo, at, because)),
    ...takenOver(command, current, at),
  ];
  const since = laterOf(at, current.secondStageSince ?? at);
  return record<CaseEvent>(...withAnotherPerson(current, facts, since, command));
}

/** Somebody with the role that the step names takes it over; who was given it since the step was due, or has the role, keeps it. */
function takenOver(command: FollowLadderStep, current: OpenedCase, at: Instant): readonly CaseEvent[] {
  const { deadline, step, reassignTo = null, staff, policy } = command;
  const { assignedAt, handler, status } = current;
  if (reassignTo === null || status !== 'open') return [];
  if (assignedAt !== null && isBefore(at, assignedAt)) return [];
  const present = staff?.people.find(({ actor }) => actor === handler);
  if (present && holdsRole(policy, present.roles, reassignTo)) return [];
  return assignedByChoice(current, reassignTo, at, command, `${deadline}, ${step}`);
}

/**
 * Notes the miss with who is answerable for it (A-9, B-10) and, where the case was open then, looks at the grade again; facts raise a grade and never lower it
 * (B-2). A complaint that was brought over and is done keeps its grade.
 */
export function followMiss(command: FollowMiss, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const { deadline, ownerRole = null, policy, now } = command;
  const at = command.happenedAt ?? now;
  const noted: CaseEvent = { type: 'MissNoted', happenedAt: at, data: { deadline } };
  const doneBefore = current.opened.imported && current.status !== 'open';
  if (doneBefore) return record<CaseEvent>(noted);
  const missed = { ...current, missed: [...current.missed, deadline] };
  const notYet = { ...current, missed: current.missed.filter((each) => each !== deadline) };
  const occasion = { because: 'deadline-missed', deadline, ownerRole, at, now, policy } as const;
  return record<CaseEvent>(
    noted,
    ...(wasOpenAt(current, at) ? raisedByFacts(missed, policy, at, now) : []),
    ...accountability(notYet, missed, occasion),
  );
}

/** A miss was refuted: it does not count any more. A grade it raised stays until a person lowers it. */
export function followRefutation(command: FollowRefutation, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const { deadline, happenedAt, now } = command;
  if (!current.missed.includes(deadline)) return nothingToRecord;
  return record<CaseEvent>({ type: 'MissTakenBack', happenedAt: happenedAt ?? now, data: { deadline } });
}

export function escalation(
  { level }: OpenedCase,
  at: Instant,
  {
    because,
    reason,
    by,
    deadline = null,
    step = null,
    to,
  }: {
    because: string;
    reason?: VaultRef;
    by: Actor;
    deadline?: string | null;
    step?: string | null;
    to?: readonly string[];
  },
): CaseEvent {
  const next = level + 1;
  const receivers = to ?? [levels[Math.min(level, levels.length - 1)] ?? 'head-office'];
  return {
    type: 'CaseEscalated',
    happenedAt: at,
    data: { level: next, to: receivers, because, ...(reason && { reason }), deadline, step, by },
  };
}
