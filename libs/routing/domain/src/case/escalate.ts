import type { Instant } from '@redress/business-time';
import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { gradeOf, type Policy } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import { type Actor, BY_HAND, type CaseEvent, type VaultRef } from './case.events.js';
import { type Case, type OpenedCase } from './case.js';
import { whileOpen } from './in-hand.js';
import type { CaseRefusal } from './refusals.js';

/** The levels a complaint climbs where the policy names no other: B-12, D-6, D-8. */
const levels = ['supervisor', 'department-manager', 'leader-in-charge', 'head-office'] as const;
const routing: Actor = 'service:routing';

/** A person hands it up, or the customer insists on a higher level (D-10). */
export interface EscalateCase extends Dated {
  readonly type: 'escalate-case';
  readonly reason: VaultRef;
  readonly by: Actor;
}
/** Follows from sla-timer’s ladder-step-taken. */
export interface FollowLadderStep extends Dated {
  readonly type: 'follow-ladder-step';
  readonly deadline: string;
  readonly step: string;
  readonly escalateTo: string | null;
  readonly raiseGradeTo: string | null;
  readonly policy: Policy;
}
/** Follows from sla-timer’s deadline-missed: a miss can raise the grade (B-2). */
export interface FollowMiss extends Dated {
  readonly type: 'follow-miss';
  readonly deadline: string;
  readonly policy: Policy;
}

export function escalateCase(command: EscalateCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { reason, by } = command;
  return whileOpen(command, current, (opened, at) =>
    record<CaseEvent>(escalation(opened, at, { because: BY_HAND, reason, by })),
  );
}

/** Carries out what the ladder asks of the case: the next level has it, with the complete record (B-4). */
export function followLadderStep(command: FollowLadderStep, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  if (current.status !== 'open') return nothingToRecord;
  const { deadline, step, escalateTo, raiseGradeTo, policy } = command;
  const at = command.happenedAt ?? command.now;
  const because = `${deadline}, ${step}`;
  return record<CaseEvent>(
    ...(escalateTo === null
      ? []
      : [escalation(current, at, { because, deadline, step, to: [escalateTo], by: routing })]),
    ...(raiseGradeTo === null ? [] : raised(current, policy, raiseGradeTo, at, because)),
  );
}

/** Looks at the grade again when something was missed; facts raise a grade and never lower it. */
export function followMiss(command: FollowMiss, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  if (current.status !== 'open') return nothingToRecord;
  const { deadline, policy, now } = command;
  const facts = factsOfCase({ ...current, missed: [...current.missed, deadline] }, now);
  const grading = gradeOf(policy, facts, current.grade);
  if (!grading.raised) return nothingToRecord;
  const because = grading.because
    .map(({ path, sources }) => [path, ...sources].join(' '))
    .join('; ')
    .slice(0, 200);
  return record<CaseEvent>(...raised(current, policy, grading.grade, command.happenedAt ?? now, because));
}

function raised(
  current: OpenedCase,
  policy: Policy,
  grade: string,
  at: Instant,
  because: string,
): readonly CaseEvent[] {
  const rankOf = (id: string) => policy.grades.find((each) => each.id === id)?.rank ?? 0;
  if (rankOf(grade) <= rankOf(current.grade)) return [];
  return [{ type: 'CaseGraded', happenedAt: at, data: { grade, previous: current.grade, because, by: routing } }];
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
