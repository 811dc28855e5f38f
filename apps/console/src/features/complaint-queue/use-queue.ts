import type { Queue, QueueItem } from '@redress/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../../api/api.js';
import { useChanges } from '../../api/use-changes.js';
import { useClockSetter } from '../../time/business-clock.js';
import { type Filters, requestOf } from './queue-filters.js';

const PAGE = 50;
/** The API gives no more at once. */
const LARGEST_PAGE = 200;

interface Loaded {
  readonly of: string;
  readonly items: readonly QueueItem[];
  readonly next: string | null;
}

export interface QueuePages {
  /** Undefined until the first page has come. */
  readonly items: readonly QueueItem[] | undefined;
  readonly more: boolean;
  readonly error: unknown;
  readonly showMore: () => Promise<void>;
  readonly reload: () => Promise<void>;
}

/** The queue under `filters`, page by page, and anew whenever something changes. */
export function useQueue(filters: Filters): QueuePages {
  const { client } = useApi();
  const setClock = useClockSetter();
  const of = requestOf(filters, { limit: PAGE });
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<unknown>();
  const shown = loaded?.of === of ? loaded : undefined;
  const turn = useRef(0);

  /** Only the answer to the latest question counts. */
  const ask = useCallback(
    async (path: string, take: (queue: Queue) => Loaded) => {
      const mine = ++turn.current;
      try {
        const queue = await client.get<Queue>(path);
        if (mine !== turn.current) return;
        setClock(queue.clock);
        setLoaded(take(queue));
        setError(undefined);
      } catch (failure) {
        if (mine === turn.current) setError(failure);
      }
    },
    [client, setClock],
  );

  const count = shown?.items.length ?? 0;
  const reload = useCallback(() => {
    const limit = Math.min(Math.max(count, PAGE), LARGEST_PAGE);
    return ask(requestOf(filters, { limit }), ({ items, next }) => ({ of, items, next }));
  }, [ask, filters, of, count]);

  const showMore = useCallback(async () => {
    if (!shown?.next) return;
    await ask(requestOf(filters, { limit: PAGE, cursor: shown.next }), ({ items, next }) => {
      const known = new Set(shown.items.map(({ complaintId }) => complaintId));
      return { of, items: [...shown.items, ...items.filter(({ complaintId }) => !known.has(complaintId))], next };
    });
  }, [ask, filters, of, shown]);

  const latest = useRef(reload);
  useEffect(() => {
    latest.current = reload;
  }, [reload]);
  useEffect(() => {
    void latest.current();
  }, [of]);
  useChanges(reload, () => true);

  return { items: shown?.items, more: shown?.next != null, error, showMore, reload };
}
