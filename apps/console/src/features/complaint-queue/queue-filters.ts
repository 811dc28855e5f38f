import { markOf, soughtBy } from '../../navigation/sought.js';

/**
 * The filters of the queue, which live in the address: a link to a queue shows that queue. What is sought is often a name
 * or a telephone number, so the address holds a mark for it, which this tab alone can read.
 */
export const filterNames = ['status', 'grade', 'branch', 'department', 'overdue', 'mine', 'q'] as const;
const MARK = 'search';
export type FilterName = (typeof filterNames)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** What is in an address; anything else in it is passed over. */
export function filtersIn(query: URLSearchParams): Filters {
  const given = filterNames.map((name) => [name, name === 'q' ? soughtBy(query.get(MARK)) : query.get(name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== ''));
}

/** The console's address of a queue. */
export function addressOf(filters: Filters): string {
  const { q, ...others } = filters;
  const query = new URLSearchParams(entriesOf(others));
  if (q !== undefined && q !== '') query.set(MARK, markOf(q));
  return query.size === 0 ? '/' : `/?${query.toString()}`;
}

/** What the API is asked: an address, and the question where words are sought. */
export interface QueueRequest {
  readonly path: string;
  readonly question?: Readonly<Record<string, unknown>>;
}

/** What the API is asked for; `all` leaves the status open. */
export function requestOf(filters: Filters, page: { readonly limit: number; readonly cursor?: string }): QueueRequest {
  const entries = entriesOf(filters);
  if (filters.q) {
    const told = entries.map(([name, value]): [string, unknown] =>
      name === 'overdue' || name === 'mine' ? [name, value === 'true'] : [name, value],
    );
    const question: Readonly<Record<string, unknown>> = { ...Object.fromEntries(told), ...page };
    return { path: '/api/v1/queue/search', question };
  }
  const query = new URLSearchParams(entries);
  query.set('limit', String(page.limit));
  if (page.cursor !== undefined) query.set('cursor', page.cursor);
  return { path: `/api/v1/queue?${query.toString()}` };
}

/** The counts beside the tabs follow who and where, not the tab itself. */
export function countsRequestOf({ grade, branch, department }: Filters): string {
  const query = new URLSearchParams(entriesOf({ grade, branch, department })).toString();
  return `/api/v1/queue/counts${query === '' ? '' : `?${query}`}`;
}

function entriesOf(filters: Partial<Record<FilterName, string | undefined>>): [string, string][] {
  return filterNames.flatMap((name) => {
    const value = filters[name];
    return value === undefined || value === '' ? [] : [[name, value] as [string, string]];
  });
}

export const tabs = ['unfinished', 'overdue', 'mine', 'awaitingApproval'] as const;
export type Tab = (typeof tabs)[number];

/** The tab that filters amount to, if they are exactly one. */
export function tabOf({ status, overdue, mine }: Filters): Tab | undefined {
  if (overdue === 'true') return 'overdue';
  if (mine === 'true') return 'mine';
  if (status === 'awaiting-approval') return 'awaitingApproval';
  return status === undefined ? 'unfinished' : undefined;
}

/** The filters after choosing a tab: where and which grade stay, the rest starts over. */
export function withTab({ grade, branch, department }: Filters, tab: Tab): Filters {
  const stays = Object.fromEntries(entriesOf({ grade, branch, department }));
  switch (tab) {
    case 'unfinished':
      return stays;
    case 'overdue':
      return { ...stays, overdue: 'true' };
    case 'mine':
      return { ...stays, mine: 'true' };
    case 'awaitingApproval':
      return { ...stays, status: 'awaiting-approval' };
  }
}
