import type { QueueCounts } from '@redress/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { useChanges } from '../../api/use-changes.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { useHotkeys } from '../../navigation/hotkeys.js';
import { rememberQueue } from '../../navigation/last-queue.js';
import { Link, navigate } from '../../navigation/router.js';
import { useTitle } from '../../navigation/use-title.js';
import { nothingSeen, type Seen, withList } from './filter-choices.js';
import { FilterBar } from './filter-bar.js';
import { addressOf, countsRequestOf, type Filters, filtersIn, tabOf } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import { QueueTabs } from './queue-tabs.js';
import { stepThrough } from './step-through.js';
import { type QueuePages, useQueue } from './use-queue.js';
import './complaint-queue.css';

/** What has to be done next, soonest due first. */
export function ComplaintQueue({ query }: { readonly query: URLSearchParams }) {
  const address = query.toString();
  const filters = useMemo(() => filtersIn(new URLSearchParams(address)), [address]);
  const queue = useQueue(filters);
  const seen = useSeen(queue, address === '');
  const counts = useAnswer<QueueCounts>(countsRequestOf(filters));
  useChanges(counts.reload, () => true);
  const { queue: say } = useWords();
  useTitle(say.title);
  useEffect(() => {
    if (queue.items)
      rememberQueue({ address: addressOf(filters), complaints: queue.items.map((item) => item.complaintId) });
  }, [queue.items, filters]);
  const choose = (chosen: Filters) => navigate(addressOf(chosen), { replace: true });
  useHotkeys({ j: () => stepThrough(1), k: () => stepThrough(-1) });
  return (
    <div className="queue">
      <Heading filters={filters} choose={choose} />
      <QueueTabs filters={filters} counts={counts.answer} />
      <FilterBar filters={filters} seen={seen} choose={choose} />
      <ProblemNotice error={queue.error} />
      {queue.items?.length === 0 ? <Empty filters={filters} /> : <QueueList queue={queue} />}
    </div>
  );
}

/** What this reader has met in the queue so far. */
function useSeen({ items, more }: QueuePages, unfiltered: boolean): Seen {
  const [{ list, seen }, setState] = useState<{ list?: QueuePages['items']; seen: Seen }>({ seen: nothingSeen });
  if (items !== undefined && items !== list)
    setState({ list: items, seen: withList(seen, items, unfiltered && !more) });
  return seen;
}

function Heading({ filters, choose }: { readonly filters: Filters; readonly choose: (filters: Filters) => void }) {
  const { queue } = useWords();
  if (filters.q === undefined) return <h1 className="for-readers">{queue.title}</h1>;
  const { q: _, status: __, ...others } = filters;
  return (
    <div className="queue-heading">
      <h1>{queue.results(filters.q)}</h1>
      <button type="button" className="button" onClick={() => choose(others)}>
        {queue.clearSearch}
      </button>
    </div>
  );
}

function Empty({ filters }: { readonly filters: Filters }) {
  const { queue } = useWords();
  const everything = tabOf(filters) === 'unfinished' && Object.keys(filters).length === 0;
  return (
    <div className="empty">
      <p>{everything ? queue.empty : queue.emptyFiltered}</p>
      {everything ? (
        <Link href="/register" className="button">
          {queue.registerFirst}
        </Link>
      ) : (
        <Link href="/" className="button">
          {queue.clear}
        </Link>
      )}
    </div>
  );
}
