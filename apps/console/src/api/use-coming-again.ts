import { useEffect } from 'react';
import { ApiProblem } from './problem.js';

/** Asks again when the API bade come again (`Retry-After`) in answer to the last question. */
export function useComingAgain(error: unknown, ask: () => Promise<void>): void {
  useEffect(() => {
    if (!(error instanceof ApiProblem) || error.retryAfterMs === undefined) return;
    const again = setTimeout(() => void ask(), error.retryAfterMs);
    return () => clearTimeout(again);
  }, [error, ask]);
}
