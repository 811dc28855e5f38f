import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { exclusionsFrom, type Policy } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import { type Actor, BY_HAND, type CaseEvent, type VaultRef } from './case.events.js';
import type { Case, OpenedCase } from './case.js';
import { whileOpen } from './in-hand.js';
import type { CaseRefusal } from './refusals.js';

export interface AssignCase extends Dated {
  readonly type: 'assign-case';
  readonly handler: Actor;
  readonly policy: Policy;
  readonly by: Actor;
}
export interface RerouteCase extends Dated {
  readonly type: 'reroute-case';
  readonly department: string;
  readonly reason: VaultRef;
  readonly policy: Policy;
  readonly by: Actor;
}
export interface RegradeCase extends Dated {
  readonly type: 'regrade-case';
  readonly grade: string;
  readonly reason: VaultRef;
  readonly policy: Policy;
  readonly by: Actor;
}

/** A named person has it now, never the one complained about (A-12, B-8: the customer is told who). */
export function assignCase(command: AssignCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { handler, by } = command;
  return whileOpen(command, current, (opened, at) => {
    if (opened.handler === handler) return nothingToRecord;
    const because = excludedBecause(command, opened);
    if (because) return refuse({ code: 'handler-excluded', handler, because });
    return record<CaseEvent>({ type: 'CaseAssigned', happenedAt: at, data: { handler, previous: opened.handler, by } });
  });
}

/** Another department has to answer (B-10, D-10). */
export function rerouteCase(command: RerouteCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { department, reason, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const departments = policy.departments.map(({ id }) => id);
    if (!departments.includes(department)) return refuse({ code: 'department-unknown', department, departments });
    if (opened.department === department) return nothingToRecord;
    const assisting = opened.assisting.filter((each) => each !== department);
    return record<CaseEvent>({
      type: 'CaseRouted',
      happenedAt: at,
      data: { department, assisting, previous: opened.department, because: BY_HAND, reason, by },
    });
  });
}

/** A person sets the grade; both criteria and grade can be adjusted at any time (C-2). */
export function regradeCase(command: RegradeCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { grade, reason, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const grades = policy.grades.map(({ id }) => id);
    if (!grades.includes(grade)) return refuse({ code: 'grade-unknown', grade, grades });
    if (opened.grade === grade) return nothingToRecord;
    return record<CaseEvent>({
      type: 'CaseGraded',
      happenedAt: at,
      data: { grade, previous: opened.grade, because: BY_HAND, reason, by },
    });
  });
}

function excludedBecause({ handler, policy, now }: AssignCase, opened: OpenedCase): string | undefined {
  if (opened.opened.matter.complainedAbout === handler) return 'complained-about';
  const stage = opened.reopenings > 0 || opened.refusals > 0 ? 'review' : 'handling';
  return exclusionsFrom(policy, stage, factsOfCase(opened, now)).find(
    ({ who }) =>
      (who === 'handled-before' && opened.handledBefore.includes(handler)) ||
      (who === 'first-contact-owner' && opened.opened.firstContactOwner === handler),
  )?.id;
}
