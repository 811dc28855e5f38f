import type { FactName, Policy, RoleId } from '../format.js';

/** Stated when something became known of a matter and nothing else happened: the press has it, somebody was hurt. */
export const CIRCUMSTANCES_LEARNED = 'circumstances-learned';
const anybodyAtWork = ['receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge', 'head-office'];

/** The facts that people note by name: those the policy declares, and that circumstances became known. */
export function notableFacts({ facts }: Policy): readonly FactName[] {
  return [CIRCUMSTANCES_LEARNED, ...facts.map(({ id }) => id)];
}

/** Who may note this fact, as roles of the policy; nobody for one that is not noted by name. */
export function recordersOf({ facts }: Policy, fact: FactName): readonly RoleId[] {
  if (fact === CIRCUMSTANCES_LEARNED) return anybodyAtWork;
  return facts.find(({ id }) => id === fact)?.recordedBy ?? [];
}

/** The roles somebody has under a policy: the product's own, and those of the policy that have the rights of one of them. */
export function rolesHeld({ roles: known }: Policy, roles: readonly string[]): readonly RoleId[] {
  return [...roles, ...known.filter(({ as }) => roles.includes(as)).map(({ id }) => id)];
}

/**
 * Whether somebody with these roles has the role a policy asks for: by its own name, or because it is one `as` whose
 * rights the policy’s role has.
 */
export function holdsRole({ roles: known }: Policy, roles: readonly string[], asked: RoleId): boolean {
  if (roles.includes(asked)) return true;
  const as = known.find(({ id }) => id === asked)?.as;
  return as !== undefined && roles.includes(as);
}
