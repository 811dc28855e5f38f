import { useEffect, useRef } from 'react';
import { useApi } from './api.js';
import type { ChangeListener } from './live-changes.js';

/** At thirty thousand times the speed changes come in swarms: one look for all that came within this time. */
const GATHER_MS = 400;

/** Calls `look` soon after a change that `concerns` lets through, and once for a swarm of them. */
export function useChanges(look: () => Promise<void> | void, concerns: (complaintId: string | null) => boolean): void {
  const { onChange } = useApi();
  const latest = useRef({ look, concerns });
  useEffect(() => {
    latest.current = { look, concerns };
  });
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const listener: ChangeListener = (complaintId) => {
      if (!latest.current.concerns(complaintId) || waiting !== undefined) return;
      waiting = setTimeout(() => {
        waiting = undefined;
        void latest.current.look();
      }, GATHER_MS);
    };
    const stop = onChange(listener);
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [onChange]);
}
