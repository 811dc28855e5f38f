import { useEffect, useState } from 'react';
import { useApi } from '../api/api.js';
import type { LiveStatus } from '../api/live-changes.js';
import { useAnnounce } from '../design/announcer.js';
import { useWords } from '../language/language.js';

/** Says that the connection is gone, once however often it is tried, and that it is back. */
export class ConnectionNews {
  private gone = false;

  of(status: LiveStatus): 'offline' | 'connected' | undefined {
    if (status === 'offline' && !this.gone) {
      this.gone = true;
      return 'offline';
    }
    if (status === 'live' && this.gone) {
      this.gone = false;
      return 'connected';
    }
    return undefined;
  }
}

/** Tells it to those who do not see the dot in the bar. */
export function useConnectionNews(): void {
  const { liveStatus } = useApi();
  const { shell } = useWords();
  const announce = useAnnounce();
  const [news] = useState(() => new ConnectionNews());
  useEffect(() => {
    const told = news.of(liveStatus);
    if (told !== undefined) announce(shell[told]);
  }, [liveStatus, news, announce, shell]);
}
