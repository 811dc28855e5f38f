import type { Instant } from '@redress/business-time';
import { type KeptFrom, keptFrom, type Policy, type Stage, type Tie } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import type { Actor } from './case.events.js';
import { currentSolution, type OpenedCase } from './case.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';

/** The rules and the house as they are at the moment of a command. */
export interface Circumstances {
  readonly policy: Policy;
  /** Nothing where the house keeps no directory: then it tells nobody apart. */
  readonly staff?: Staff | undefined;
  readonly now: Instant;
}

/** Who wants to do something with a case, and the house as it is at that moment. */
export interface Deed extends Circumstances {
  readonly by: Actor;
}

/** The stage in which a case is handled: a second one since the customer refused or it was reopened (B-5). */
export function stageOfHandling({ refusals, reopenings }: OpenedCase): Stage {
  return refusals > 0 || reopenings > 0 ? 'review' : 'handling';
}

/**
 * The rule that keeps a person out of a stage of this case now (A-5, A-12, B-5, C-1); nothing where none does. Services
 * and customers are no persons of the house and are kept from nothing.
 */
export function keptOutOf(
  opened: OpenedCase,
  stage: Stage,
  person: Actor,
  { policy, staff, now }: Circumstances,
): KeptFrom | undefined {
  if (!person.startsWith('user:')) return undefined;
  return keptFrom(policy, stage, factsOfCase(opened, now), (tie) => isTied(tie, stage, person, opened, staff));
}

/** The same as the refusal of what somebody wants to do. */
export function mustKeepOut(
  opened: OpenedCase,
  deed: Deed,
  stage: Stage = stageOfHandling(opened),
): CaseRefusal | undefined {
  const kept = keptOutOf(opened, stage, deed.by, deed);
  return kept && { code: 'excluded-from-stage', by: deed.by, ...kept };
}

function isTied(tie: Tie, stage: Stage, person: Actor, opened: OpenedCase, staff: Staff | undefined): boolean {
  switch (tie) {
    case 'complained-about':
      return complainedAbout(opened).includes(person);
    case 'same-unit':
      return unitsOf(complainedAbout(opened), staff).some((unit) => unitsOf([person], staff).includes(unit));
    case 'first-contact-owner':
      return opened.opened.firstContactOwner === person;
    case 'proposer':
      return currentSolution(opened)?.proposedBy === person;
    case 'handled-before':
      return stage === 'handling' || stage === 'review'
        ? handledBefore(opened, person)
        : opened.held.some(({ handler }) => handler === person);
  }
}

/** Whom the customer named, and who was found out to be meant. */
function complainedAbout({ opened, noted }: OpenedCase): readonly Actor[] {
  return [opened.matter.complainedAbout, ...noted.map(({ learned }) => learned.complainedAbout)].filter(
    (person) => person != null,
  );
}

function unitsOf(people: readonly Actor[], staff: Staff | undefined): readonly string[] {
  const known = staff?.people.filter(({ actor }) => people.includes(actor)) ?? [];
  return known.flatMap(({ department }) => department ?? []);
}

/** Had it, and it was handed on; or has had it since before the second stage began. */
function handledBefore(
  { handledBefore: before, secondStageSince, handler: present, assignedAt }: OpenedCase,
  person: Actor,
): boolean {
  const sinceBefore = assignedAt !== null && secondStageSince !== null && assignedAt <= secondStageSince;
  return before.includes(person) || (present === person && sinceBefore);
}
