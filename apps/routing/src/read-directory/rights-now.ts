import { type Clearance, clearances, type Principal, reaches } from '@redress/service-kit';

type Listed = Pick<Principal, 'id' | 'branches' | 'clearance'>;

/**
 * What the rights of a caller are by now: the token says what they were when it was given, the directory how they stand,
 * and the narrower of the two counts. Whoever the directory does not know has what the token says.
 *
 * @param knownBefore  the directory named the person before: when it does so no more, nothing is left
 * @returns nothing where nothing is left
 */
export function rightsNow(principal: Principal, people: readonly Listed[], knownBefore = false): Principal | undefined {
  const listed = people.find(({ id }) => principal.kind === 'user' && id === principal.id);
  if (listed === undefined) return knownBefore ? undefined : principal;
  const branches = [
    ...principal.branches.filter((branch) => reaches(listed, branch)),
    ...listed.branches.filter((branch) => !principal.branches.includes(branch) && reaches(principal, branch)),
  ];
  if (branches.length === 0) return undefined;
  return { ...principal, branches, clearance: lower(principal.clearance, listed.clearance) };
}

function lower(one: Clearance, other: Clearance): Clearance {
  return clearances.indexOf(one) < clearances.indexOf(other) ? one : other;
}
