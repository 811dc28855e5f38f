import type { QueueQuery, QueueSearch } from '@redress/contracts';
import { type Principal, visibleTo } from '@redress/service-kit';
import type { z } from 'zod';

export interface SqlFilter {
  readonly where: string;
  readonly parameters: unknown[];
}

/** What the caller may see of the queue, and asked for: the same for the list, the counts and the live updates. */
export function queueFilter(
  query: Partial<z.infer<typeof QueueQuery> | z.infer<typeof QueueSearch>>,
  principal: Principal,
  sought?: readonly string[],
): SqlFilter {
  const visible = visibleTo(principal);
  const parameters: unknown[] = [...visible.parameters];
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const { status, overdue, grade, branch, department, mine, q } = query;
  const conditions = [
    'registration_number IS NOT NULL AND grade IS NOT NULL',
    visible.sql,
    ...(status === 'unfinished' ? [`status NOT IN ('resolved', 'closed')`] : []),
    ...(status && status !== 'unfinished' && status !== 'all' ? [`status = ${parameter(status)}`] : []),
    ...(overdue === undefined ? [] : [overdue ? 'overdue > 0' : 'overdue = 0']),
    ...(grade ? [`grade = ${parameter(grade)}`] : []),
    ...(branch ? [`(branch = ${parameter(branch)} OR branch LIKE ${parameter(`${branch}/%`)})`] : []),
    ...(department ? [`department = ${parameter(department)}`] : []),
    ...(mine ? [`handler = ${parameter(principal.actor)}`] : []),
    ...(q && sought
      ? [
          `(registration_number ILIKE ${parameter(containing(q.trim()))} OR complaint_id = ANY(${parameter(sought)}::uuid[]))`,
        ]
      : []),
  ];
  return { where: conditions.join(' AND '), parameters };
}

/** The pattern of every text that has `part` in it, to the letter: `%` and `_` stand for themselves. */
function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}
