import type { Instant } from '@redress/business-time';
import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { holdsRole, type Policy } from '@redress/policy';
import { type Actor, ARBITRATION, BY_HAND, type CaseEvent, type VaultRef } from './case.events.js';
import { type Case, evolve, type OpenedCase } from './case.js';
import { assignedByChoice, type Choosing } from './choose-handler.js';
import { whileOpen } from './in-hand.js';
import { keptOutOf, mustKeepOut, stageOfHandling } from './keep-out.js';
import type { CaseRefusal } from './refusals.js';
import { clearedFor, holdsRoleOrAbove, reachesBranch, type Staff } from './staff.js';
import { notYoursToHandOn } from './whose-case.js';

export interface AssignCase extends Dated {
  readonly type: 'assign-case';
  readonly handler: Actor;
  readonly policy: Policy;
  readonly staff: Staff;
  readonly by: Actor;
}
export interface RerouteCase extends Dated {
  readonly type: 'reroute-case';
  readonly department: string;
  readonly reason: VaultRef;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  /** Roles of the caller: where it was returned too often, the arbiter’s is needed. */
  readonly roles?: readonly string[];
  readonly by: Actor;
}
export interface RegradeCase extends Dated {
  readonly type: 'regrade-case';
  readonly grade: string;
  readonly reason: VaultRef;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}

/**
 * A named person has it now: one the directory knows, with the role, within reach, cleared and present, and never the one
 * complained about (A-12, B-8: the customer is told who).
 */
export function assignCase(command: AssignCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { handler, by } = command;
  return whileOpen(command, current, (opened, at) => {
    if (opened.handler === handler) return nothingToRecord;
    const stranger = notYoursToHandOn(opened, command);
    if (stranger) return refuse(stranger);
    const unfit = unfitness(command, opened);
    if (unfit) return refuse(unfit);
    const because = keptOutOf(opened, stageOfHandling(opened), handler, command)?.rule;
    if (because) return refuse({ code: 'handler-excluded', handler, because });
    const data = { handler, previous: opened.handler, because: BY_HAND, by };
    return record<CaseEvent>({ type: 'CaseAssigned', happenedAt: at, data });
  });
}

/** Another department has to answer, and somebody of it has it where the directory names one (B-10, D-10). */
export function rerouteCase(command: RerouteCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { department, reason, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const departments = policy.departments.map(({ id }) => id);
    if (!departments.includes(department)) return refuse({ code: 'department-unknown', department, departments });
    const arbitration = withoutArbiter(command, opened);
    if (arbitration) return refuse(arbitration);
    const { arbiter } = opened;
    const stranger = arbiter === null ? notYoursToHandOn(opened, command) : mustKeepOut(opened, command, 'arbitration');
    if (stranger) return refuse(stranger);
    if (opened.department === department && arbiter === null) return nothingToRecord;
    const assisting = opened.assisting.filter((each) => each !== department);
    const routed: CaseEvent = {
      type: 'CaseRouted',
      happenedAt: at,
      data: {
        department,
        assisting,
        previous: opened.department,
        because: arbiter === null ? BY_HAND : ARBITRATION,
        reason,
        by,
      },
    };
    return record<CaseEvent>(routed, ...chosenAfter(opened, routed, at, command));
  });
}

/** A person sets the grade; both criteria and grade can be adjusted at any time (C-2). */
export function regradeCase(command: RegradeCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { grade, reason, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const kept = mustKeepOut(opened, command);
    if (kept) return refuse(kept);
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

/** While the arbiter has to decide, and afterwards, nobody else says whose it is. */
function withoutArbiter({ policy, roles = [] }: RerouteCase, opened: OpenedCase): CaseRefusal | undefined {
  const { arbiter, arbitratedBy, department } = opened;
  if (arbiter !== null && !holdsRole(policy, roles, arbiter)) return { code: 'arbitration-pending', arbiter };
  if (arbitratedBy !== null && !holdsRole(policy, roles, arbitratedBy))
    return { code: 'arbitration-decided', department, arbiter: arbitratedBy };
  return undefined;
}

function unfitness({ handler, policy, staff }: AssignCase, { opened }: OpenedCase): CaseRefusal | undefined {
  const person = staff.people.find(({ actor }) => actor === handler);
  if (person === undefined) return { code: 'person-unknown', handler };
  const { roles, awayUntil: until, deputies } = person;
  const { handlerRole: role, matter } = opened;
  if (!holdsRoleOrAbove(policy, roles, role)) return { code: 'person-without-role', handler, role, roles };
  if (!reachesBranch(person, matter.branch)) return { code: 'person-out-of-reach', handler, branch: matter.branch };
  const { confidentiality } = matter;
  if (!clearedFor(person, confidentiality)) return { code: 'person-not-cleared', handler, confidentiality };
  return until === null ? undefined : { code: 'person-away', handler, until, deputies };
}

function chosenAfter(before: OpenedCase, event: CaseEvent, at: Instant, choosing: Choosing): readonly CaseEvent[] {
  const opened = evolve(before, event);
  return opened.status === 'unopened' ? [] : assignedByChoice(opened, opened.opened.handlerRole, at, choosing);
}
