import type { Policy } from '@redress/policy';
import type { CalendarShelf } from './calendar-shelf.js';

/** Branches in which a rule applies, with all that lies beneath them; `*` is the whole enterprise. */
export type Area = readonly string[];

const EVERYWHERE = '*';

export function areaOfPolicy({ selects }: Policy): Area {
  return selects.branches.length === 0 ? [EVERYWHERE] : selects.branches;
}

/** What decides where a calendar applies. */
export interface Surroundings {
  readonly shelf: CalendarShelf;
  /** Every version under which complaints may be open. */
  readonly policies: readonly Policy[];
  /** Calendars that the whole house is told by, whatever the branch. */
  readonly houseWide?: readonly string[];
}

/**
 * Where a calendar applies: in the branches that work by it or by one that inherits from it, and wherever a policy applies
 * that reckons by one of these. While nothing says where, it is everywhere: the next policy may name it.
 */
export function areaOfCalendar(id: string, { shelf, policies, houseWide = [] }: Surroundings): Area {
  const family = shelf.familyOf(id);
  const area = [
    ...family.flatMap((each) => shelf.newestOf(each)?.branches ?? []),
    ...policies.filter((policy) => calendarsOf(policy).some((each) => family.includes(each))).flatMap(areaOfPolicy),
    ...(houseWide.some((each) => family.includes(each)) ? [EVERYWHERE] : []),
  ];
  return area.length === 0 ? [EVERYWHERE] : [...new Set(area)];
}

/** Branches that rules name; those of the directory are others. */
export function branchesNamedBy(shelf: CalendarShelf, policies: readonly Policy[]): readonly string[] {
  const served = shelf.ids.flatMap((id) => shelf.newestOf(id)?.branches ?? []);
  return [...new Set([...served, ...policies.flatMap(({ selects }) => selects.branches)])];
}

/**
 * What of an area a reach does not cover.
 *
 * @param reach  roots of the subtrees within reach; `*` is every branch
 * @param known  branches of the enterprise: one root that covers them all covers `*` too; none known, nothing but `*` does
 */
export function beyondReach(reach: readonly string[], area: Area, known: readonly string[]): Area {
  const covers = (branch: string) => reach.some((root) => covered(branch, root));
  const whole =
    reach.includes(EVERYWHERE) ||
    (known.length > 0 && reach.some((root) => known.every((each) => covered(each, root))));
  return area.filter((branch) => (branch === EVERYWHERE ? !whole : !covers(branch)));
}

function covered(branch: string, root: string): boolean {
  return root === EVERYWHERE || branch === root || branch.startsWith(`${root}/`);
}

function calendarsOf({ calendar, deadlines }: Policy): readonly string[] {
  return [calendar, ...deadlines.flatMap(({ calendar: choice }) => (choice.use === 'named' ? choice.calendar : []))];
}
