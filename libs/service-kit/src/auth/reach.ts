import { type Clearance, clearances, type Principal } from './principal.js';

type Reach = Pick<Principal, 'branches'>;

/** Whether `branch` lies in one of the subtrees of the principal: `cn/east` reaches `cn/east/shanghai-01`, not `cn/eastern`. */
export function reaches({ branches }: Reach, branch: string): boolean {
  return branches.some((root) => root === '*' || branch === root || branch.startsWith(`${root}/`));
}

/** The levels of confidentiality that a clearance opens. */
export function levelsOpenTo(clearance: Clearance): readonly Clearance[] {
  return clearances.slice(0, clearances.indexOf(clearance) + 1);
}

/** Whether the principal may see a thing of this branch and confidentiality. */
export function maySee(principal: Principal, thing: { branch: string; confidentiality: Clearance }): boolean {
  return reaches(principal, thing.branch) && levelsOpenTo(principal.clearance).includes(thing.confidentiality);
}

/** A condition for WHERE, in parentheses, and its parameters, numbered from `firstParameter`. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly nextParameter: number;
}

/**
 * The rows whose branch the principal reaches; no branch at all gives no rows. Use it for counts as for lists.
 *
 * @param column  a column name of ours, never text from outside
 */
export function branchScope({ branches }: Reach, column = 'branch', firstParameter = 1): SqlCondition {
  if (branches.includes('*')) return { sql: '(true)', parameters: [], nextParameter: firstParameter };
  if (branches.length === 0) return { sql: '(false)', parameters: [], nextParameter: firstParameter };
  const parameters = branches.flatMap((root) => [root, `${root.replace(/[\\%_]/g, '\\$&')}/%`]);
  const terms = parameters.map((_, i) => `${column} ${i % 2 === 0 ? '=' : 'LIKE'} $${firstParameter + i}`);
  return { sql: `(${terms.join(' OR ')})`, parameters, nextParameter: firstParameter + parameters.length };
}

/** As {@link branchScope}, and only rows of a confidentiality that the clearance opens. */
export function visibleTo(
  principal: Principal,
  columns: { branch: string; confidentiality: string } = { branch: 'branch', confidentiality: 'confidentiality' },
  firstParameter = 1,
): SqlCondition {
  const branch = branchScope(principal, columns.branch, firstParameter);
  return {
    sql: `(${branch.sql} AND ${columns.confidentiality} = ANY($${branch.nextParameter}))`,
    parameters: [...branch.parameters, levelsOpenTo(principal.clearance)],
    nextParameter: branch.nextParameter + 1,
  };
}
