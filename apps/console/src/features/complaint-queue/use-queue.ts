import type { Queue, QueueItem } from '@redress/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../../api/api.js';
import { useChanges } from '../../api/use-changes.js';
import { useComingAgain } from '../../api/use-coming-again.js';
import { useClockSetter } from '../../time/business-clock.js';
import { type Filters, requestOf } from './queue-filters.js';
import { firstOf, lengthened, PAGE, type Stretch } from './queue-stretch.js';

interface Loaded extends Stretch {
  readonly of: string;
}

interface Failed {
  readonly of: string;
  readonly error: unknown;
}

export interface QueuePages {
  /** Undefined until the first page has come. */
  readonly items: readonly QueueItem[] | undefined;
  readonly more: boolean;
  readonly error: unknown;
  readonly showMore: () => Promise<void>;
  readonly reload: () => Promise<void>;
}

/** The queue under `filters`, page by page, and anew whenever something changes or the API bids come again. */
export function useQueue(filters: Filters): QueuePages {
  const { client } = useApi();
  const setClock = useClockSetter();
  const of = JSON.stringify(requestOf(filters, { limit: PAGE }));
  const [loaded, setLoaded] = useState<Loaded>();
  const [failed, setFailed] = useState<Failed>();
  const shown = loaded?.of === of ? loaded : undefined;
  const error = failed?.of === of ? failed.error : undefined;
  /** How much of which queue the reader wants to see. */
  const wanted = useRef({ of, count: PAGE });
  const turn = useRef(0);

  const ask = useCallback(
    (page: { readonly limit: number; readonly cursor?: string }) => {
      const { path, question } = requestOf(filters, page);
      return question === undefined ? client.get<Queue>(path) : client.search<Queue>(path, question);
    },
    [client, filters],
  );

  /** Only the latest look at the whole counts; a page that is added has no part in that. */
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    try {
      const { clock, ...stretch } = await firstOf(ask, () => wanted.current.count);
      if (mine !== turn.current) return;
      setClock(clock);
      setLoaded({ of, ...stretch });
      setFailed(undefined);
    } catch (failure) {
      if (mine === turn.current) setFailed({ of, error: failure });
    }
  }, [ask, of, setClock]);

  const next = shown?.next;
  const length = shown?.items.length ?? 0;
  const showMore = useCallback(async () => {
    if (next == null) return;
    wanted.current = { of, count: length + PAGE };
    try {
      const page = await ask({ limit: PAGE, cursor: next });
      setClock(page.clock);
      setLoaded((now) => (now?.of === of ? { of, ...lengthened(now, page) } : now));
    } catch (failure) {
      setFailed({ of, error: failure });
    }
  }, [ask, of, next, length, setClock]);

  useEffect(() => {
    if (wanted.current.of !== of) wanted.current = { of, count: PAGE };
    void reload();
    const turns = turn;
    return () => {
      turns.current++; // an answer still under way is no longer wanted
    };
  }, [of, reload]);
  useChanges(reload, () => true);
  useComingAgain(error, reload);

  return { items: shown?.items, more: shown?.next != null, error, showMore, reload };
}
