import type { CaseStatus } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { type Option, useReference } from '../../reference/reference.js';
import { choicesOf, type Seen } from './filter-choices.js';
import type { FilterName, Filters } from './queue-filters.js';

interface FilterBarProps {
  readonly filters: Filters;
  readonly seen: Seen;
  readonly choose: (filters: Filters) => void;
}

/** Narrows the queue by status, grade, branch and department. */
export function FilterBar({ filters, seen, choose }: FilterBarProps) {
  const { queue, terms } = useWords();
  const reference = useReference();
  const choices = choicesOf(seen, filters, reference);
  const statuses = (Object.keys(terms.caseStatuses) as CaseStatus[]).map((value) => ({
    value,
    label: terms.caseStatuses[value],
  }));
  const set = (name: FilterName) => (value: string) => choose({ ...filters, [name]: value });
  const narrowed = [filters.grade, filters.branch, filters.department].some((value) => value !== undefined);
  return (
    <div className="filters" role="group" aria-label={queue.filters}>
      <Filter
        label={terms.status}
        any={queue.anyStatus}
        value={filters.status}
        options={[{ value: 'all', label: queue.tabs.all }, ...statuses]}
        choose={set('status')}
      />
      <Filter
        label={terms.grade}
        any={queue.anyGrade}
        value={filters.grade}
        options={choices.grades}
        choose={set('grade')}
      />
      <Filter
        label={terms.branch}
        any={queue.anyBranch}
        value={filters.branch}
        options={reference.branchOptions()}
        choose={set('branch')}
      />
      <Filter
        label={terms.department}
        any={queue.anyDepartment}
        value={filters.department}
        options={choices.departments}
        choose={set('department')}
      />
      {narrowed ? (
        <button type="button" className="button plain" onClick={() => choose({})}>
          {queue.clear}
        </button>
      ) : null}
    </div>
  );
}

interface FilterProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}

function Filter({ label, any, value, options, choose }: FilterProps) {
  return (
    <select
      className={value === undefined ? 'filter' : 'filter chosen'}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
