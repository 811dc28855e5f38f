import { holdsRole, type Policy, type Stage } from '@redress/policy';
import type { Actor, Matter } from './case.events.js';
import type { OpenedCase } from './case.js';
import { type Deed, keptOutOf, mustKeepOut, stageOfHandling } from './keep-out.js';
import type { CaseRefusal } from './refusals.js';
import { clearedFor, type Colleague, holdsRoleOrAbove, reachesBranch, type Staff } from './staff.js';

export interface Asked {
  /** The role whose work it is; the one that handles the case unless said. */
  readonly role?: string;
  /** Departments that assist may do it too: they find out what happened. */
  readonly assisting?: boolean;
  /** What is done; handling it, for the first or the second time, unless said. */
  readonly stage?: Stage;
  /** Somebody who may not do it, and so does not stand in the way of others: who proposed does not approve. */
  readonly exceptFor?: Actor | null;
}

/**
 * Whose case it is: a department’s own matter is done by the department (A-4, B-10, D-10), by the person who was given
 * it, by who stands in for that person, and by who stands above the departments. Where the directory knows nobody else
 * there who is present and could do it, others within reach do, as they do where it does not know the caller. Whoever a
 * rule keeps out of it does nothing, wherever they belong.
 *
 * @returns the refusal where the caller must keep out, or it is another department’s; nothing where the caller may
 */
export function notYours(opened: OpenedCase, deed: Deed, asked: Asked = {}): CaseRefusal | undefined {
  const { policy, staff, by } = deed;
  const { stage = stageOfHandling(opened) } = asked;
  const kept = mustKeepOut(opened, deed, stage);
  if (kept) return kept;
  const caller = staff?.people.find(({ actor }) => actor === by);
  if (staff === undefined || caller === undefined || isAbove(caller, policy)) return undefined;
  if (hasIt(opened, caller, staff)) return undefined;
  const { department, assisting } = opened;
  const departments = [department, ...(asked.assisting === true ? assisting : [])];
  if (caller.department !== null && departments.includes(caller.department)) return undefined;
  if (!staff.withinHours && caller.onDuty) return undefined;
  const role = asked.role ?? opened.opened.handlerRole;
  const others = staff.people.filter(
    (person) =>
      person.department === department &&
      person.actor !== asked.exceptFor &&
      person.awayUntil === null &&
      holdsRole(policy, person.roles, role) &&
      maySee(person, opened.opened.matter) &&
      keptOutOf(opened, stage, person.actor, deed) === undefined,
  );
  return others.length === 0 ? undefined : { code: 'case-of-another-department', department, yours: caller.department };
}

/**
 * The same for handing a case on: whoever supervises within reach brings cases to their department; below that, only
 * the department itself does.
 */
export function notYoursToHandOn(opened: OpenedCase, deed: Deed): CaseRefusal | undefined {
  const kept = mustKeepOut(opened, deed);
  if (kept) return kept;
  const caller = deed.staff?.people.find(({ actor }) => actor === deed.by);
  if (caller && holdsRoleOrAbove(deed.policy, caller.roles, 'supervisor')) return undefined;
  return notYours(opened, deed);
}

/**
 * The same for an approval (A-5, D-8): it is given in the department, by the next one there who holds the role, unless
 * every chain of the policy asks for that role in another unit.
 */
export function notYoursToApprove(
  opened: OpenedCase,
  deed: Deed,
  needed: string,
  proposedBy: Actor | null,
): CaseRefusal | undefined {
  const units = deed.policy.approvals.flatMap(({ steps }) =>
    steps.flatMap(({ owner }) => (owner.role === needed ? [owner.unit] : [])),
  );
  if (units.length > 0 && !units.includes('responsible')) return mustKeepOut(opened, deed, 'approval');
  return notYours(opened, deed, { role: needed, exceptFor: proposedBy, stage: 'approval' });
}

/**
 * Whether it lies beyond the caller’s authority: the role whose turn it is approves. Where everybody whom the directory
 * names with that role must keep out, whoever stands above it does, so that no complaint waits for ever (A-12, D-8).
 */
export function beyondAuthority(
  opened: OpenedCase,
  deed: Deed,
  needed: string,
  roles: readonly string[],
): CaseRefusal | undefined {
  const { policy, staff } = deed;
  if (holdsRole(policy, roles, needed)) return undefined;
  const holders = (staff?.people ?? []).filter(
    (person) => holdsRole(policy, person.roles, needed) && maySee(person, opened.opened.matter),
  );
  const allKeptOut =
    holders.length > 0 && holders.every(({ actor }) => keptOutOf(opened, 'approval', actor, deed) !== undefined);
  return allKeptOut && holdsRoleOrAbove(policy, roles, needed)
    ? undefined
    : { code: 'authority-exceeded', needed, roles };
}

function isAbove({ department, roles }: Colleague, policy: Policy): boolean {
  return department === null || holdsRoleOrAbove(policy, roles, 'leader-in-charge');
}

/** It is in their hands, or in those of somebody away for whom they stand in. */
function hasIt({ handler }: OpenedCase, caller: Colleague, staff: Staff): boolean {
  if (handler === null) return false;
  const inHands = staff.people.find(({ actor }) => actor === handler);
  return handler === caller.actor || (inHands?.awayUntil != null && inHands.deputies.includes(caller.actor));
}

function maySee(person: Colleague, { branch, confidentiality }: Matter): boolean {
  return reachesBranch(person, branch) && clearedFor(person, confidentiality);
}
