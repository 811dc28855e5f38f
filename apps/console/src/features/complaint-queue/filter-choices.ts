import type { QueueItem } from '@redress/contracts';
import type { Option, Reference } from '../../reference/reference.js';
import type { Filters } from './queue-filters.js';

export interface Seen {
  readonly grades: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
  /** Every complaint in reach has been seen, so what was not seen does not occur. */
  readonly everything: boolean;
}

export const nothingSeen: Seen = { grades: new Set(), departments: new Set(), everything: false };

/** What has been seen of the queue, one more list included. */
export function withList(seen: Seen, items: readonly QueueItem[], isWhole: boolean): Seen {
  return {
    grades: new Set([...seen.grades, ...items.map(({ grade }) => grade)]),
    departments: new Set([...seen.departments, ...items.map(({ department }) => department)]),
    everything: seen.everything || isWhole,
  };
}

/** What is worth offering: an installation may know a hundred departments, of which a branch meets three. */
export function choicesOf(
  seen: Seen,
  filters: Filters,
  reference: Reference,
): { grades: Option[]; departments: Option[] } {
  const worth = (occurring: ReadonlySet<string>, chosen: string | undefined) => (option: Option) =>
    !seen.everything || occurring.has(option.value) || option.value === chosen;
  return {
    grades: reference.options('grades').filter(worth(seen.grades, filters.grade)),
    departments: reference.options('departments').filter(worth(seen.departments, filters.department)),
  };
}
