import type { QueueCounts } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { addressOf, type Filters, tabOf, tabs, withTab } from './queue-filters.js';

/** The usual views with how much lies in each. */
export function QueueTabs({
  filters,
  counts,
}: {
  readonly filters: Filters;
  readonly counts: QueueCounts | undefined;
}) {
  const { queue } = useWords();
  const current = filters.q === undefined ? tabOf(filters) : undefined;
  return (
    <nav className="tabs" aria-label={queue.title}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          href={addressOf(withTab(filters, tab))}
          aria-current={tab === current ? 'page' : undefined}
          className={tab === 'overdue' && (counts?.overdue ?? 0) > 0 ? 'tab late' : 'tab'}
        >
          {queue.tabs[tab]}
          <span className="tab-count number">{counts?.[tab] ?? '–'}</span>
        </Link>
      ))}
      {counts && counts.dueWithinHour > 0 ? (
        <span className="tabs-note number">{queue.dueWithinHour(counts.dueWithinHour)}</span>
      ) : null}
    </nav>
  );
}
