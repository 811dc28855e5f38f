import type { Instant } from '@redress/business-time';
import { holdsRole, type Policy } from '@redress/policy';
import type { Actor, CaseEvent } from './case.events.js';
import { type Case, evolve, type OpenedCase } from './case.js';
import { keptOutOf, stageOfHandling } from './keep-out.js';
import { clearedFor, type Colleague, reachesBranch, type Staff } from './staff.js';

/** What a choice needs beside the case. */
export interface Choosing {
  readonly policy: Policy;
  readonly now: Instant;
  /** Nothing where the house keeps no directory: then a person assigns. */
  readonly staff?: Staff | undefined;
}

export interface Choice {
  readonly handler: Actor;
  readonly because: string;
}

/**
 * Who takes a case that needs somebody with `role`: of those who have it in the responsible department (where nobody
 * there has it, of those who belong to no department) the first-contact owner, else whoever has the fewest open cases.
 * Outside the calendar’s hours the duty roster is asked first; for those who are away their deputies stand in. Nobody
 * whom the policy keeps from it, or who could not see it, is ever chosen (A-12, A-15, B-5, B-13, E1-1).
 *
 * @returns nothing where the directory has nobody for it
 */
export function chooseHandler(opened: OpenedCase, role: string, choosing: Choosing): Choice | undefined {
  const { policy, staff } = choosing;
  if (staff === undefined) return undefined;
  const { branch, confidentiality } = opened.opened.matter;
  const seeing = staff.people.filter((each) => reachesBranch(each, branch) && clearedFor(each, confidentiality));
  const able = seeing.filter((person) => holdsRole(policy, person.roles, role));
  const stage = role === opened.arbiter ? 'arbitration' : stageOfHandling(opened);
  const allowed = (people: readonly Colleague[]) =>
    people.filter(({ actor, awayUntil }) => awayUntil === null && !keptOutOf(opened, stage, actor, choosing));
  const onDuty = staff.withinHours ? [] : allowed(able.filter((person) => person.onDuty));
  if (onDuty.length > 0) return leastLoaded(onDuty, opened, 'duty roster');
  const ofDepartment = able.filter(({ department }) => department === opened.department);
  const asked = ofDepartment.length > 0 ? ofDepartment : able.filter(({ department }) => department === null);
  const present = allowed(asked);
  if (present.length > 0) return leastLoaded(present, opened, 'fewest open cases');
  const deputies = asked.flatMap((person) => person.deputies.slice(0, person.awayUntil === null ? 0 : undefined));
  const standIns = allowed(seeing.filter(({ actor }) => deputies.includes(actor)));
  return standIns.length > 0 ? leastLoaded(standIns, opened, 'deputy') : undefined;
}

function leastLoaded(people: readonly Colleague[], { opened }: OpenedCase, because: string): Choice {
  const owner = people.find(({ actor }) => actor === opened.firstContactOwner);
  if (owner) return { handler: owner.actor, because: 'first-contact owner' };
  const [first, ...others] = people;
  if (first === undefined) throw new Error('Nobody to choose from');
  const chosen = others.reduce((least, each) => (comesBefore(each, least) ? each : least), first);
  return { handler: chosen.actor, because };
}

function comesBefore(one: Colleague, other: Colleague): boolean {
  return one.openCases < other.openCases || (one.openCases === other.openCases && one.actor < other.actor);
}

const routing: Actor = 'service:routing';

/** The case with whoever is chosen for it, as facts; none where nobody is, or it is in that person’s hands already. */
export function assignedByChoice(
  opened: OpenedCase,
  role: string,
  at: Instant,
  choosing: Choosing,
  because?: string,
): readonly CaseEvent[] {
  const choice = chooseHandler(opened, role, choosing);
  if (choice === undefined || choice.handler === opened.handler) return [];
  const why = because === undefined ? choice.because : `${because}, ${choice.because}`;
  const data = { handler: choice.handler, previous: opened.handler, because: why, by: routing };
  return [{ type: 'CaseAssigned', happenedAt: at, data }];
}

/**
 * Where whoever has it must keep out by now (a second stage, or the complaint turned out to be about them) another person
 * has it: one who is chosen, else nobody until a person is named (A-12, B-5).
 */
export function withAnotherPerson(
  before: OpenedCase,
  facts: readonly CaseEvent[],
  at: Instant,
  choosing: Partial<Choosing> & Pick<Choosing, 'now'>,
): readonly CaseEvent[] {
  const opened = facts.reduce<Case>(evolve, before);
  const { policy } = choosing;
  if (opened.status !== 'open' || opened.handler === null || policy === undefined) return facts;
  const rule = keptOutOf(opened, stageOfHandling(opened), opened.handler, { ...choosing, policy })?.rule;
  if (rule === undefined) return facts;
  const next = assignedByChoice(opened, opened.opened.handlerRole, at, { ...choosing, policy }, rule);
  if (next.length > 0) return [...facts, ...next];
  const data = { previous: opened.handler, because: rule, by: routing };
  return [...facts, { type: 'CaseUnassigned', happenedAt: at, data }];
}
