import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from './api.js';
import { useComingAgain } from './use-coming-again.js';

export interface Answered<Answer> {
  /** The latest answer; kept while a newer one is fetched or cannot be had. */
  readonly answer: Answer | undefined;
  readonly error: unknown;
  /** Asks again; resolves when it has. */
  readonly reload: () => Promise<void>;
}

/**
 * The answer to a GET, asked anew whenever `path` changes, and when the API bids come again (`Retry-After`); null asks
 * nothing.
 */
export function useAnswer<Answer>(path: string | null): Answered<Answer> {
  const { client } = useApi();
  const [state, setState] = useState<{ path: string | null; answer?: Answer; error?: unknown }>({ path });
  const asked = useRef(0);

  const reload = useCallback(async () => {
    if (path === null) return;
    const turn = ++asked.current;
    try {
      const answer = await client.get<Answer>(path);
      if (turn === asked.current) setState({ path, answer });
    } catch (error) {
      if (turn === asked.current) setState((before) => (before.path === path ? { ...before, error } : { path, error }));
    }
  }, [client, path]);

  useEffect(() => {
    void reload();
    const turns = asked;
    return () => {
      turns.current++; // an answer still under way is no longer wanted
    };
  }, [reload]);

  useComingAgain(state.error, reload);

  const current = state.path === path;
  return { answer: current ? state.answer : undefined, error: current ? state.error : undefined, reload };
}
