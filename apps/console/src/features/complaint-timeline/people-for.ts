import type { Directory } from '@redress/contracts';
import type { Option } from '../../reference/reference.js';
import type { ActionContext } from './action-inputs.js';

type Person = Directory['people'][number];

const handling: readonly string[] = ['receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge'];

/** Who may be given a case: people who handle and reach its branch; its department first. */
export function peopleFor({
  reference,
  records: { case: handled },
}: Pick<ActionContext, 'reference' | 'records'>): Option[] {
  const branch = handled?.branch ?? '';
  const here = ({ department }: Person) => (department === handled?.department ? 0 : 1);
  return reference.directory.people
    .filter(({ roles, branches }) => roles.some((role) => handling.includes(role)) && reaches(branches, branch))
    .toSorted((one, other) => here(one) - here(other) || one.name.localeCompare(other.name))
    .map(({ id, name, department }) => ({
      value: id,
      label: department === null ? name : `${name} · ${reference.label('departments', department)}`,
    }));
}

function reaches(branches: readonly string[], branch: string): boolean {
  return branches.some((root) => root === '*' || branch === root || branch.startsWith(`${root}/`));
}
