import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { type Client, createClient } from './client.js';
import { type ChangeListener, followChanges, type LiveStatus } from './live-changes.js';

interface Api {
  readonly client: Client;
  readonly liveStatus: LiveStatus;
  /** Calls `listener` on every change until the returned function is called. */
  readonly onChange: (listener: ChangeListener) => () => void;
}

const ApiContext = createContext<Api | undefined>(undefined);

/** Gives the rooms the API, and one live connection that they share. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const { token, end } = useSession();
  const { language } = useLanguage();
  const listeners = useRef(new Set<ChangeListener>());
  const [liveStatus, setLiveStatus] = useState<LiveStatus>('polling');
  // a new client with a new language: whatever was asked is asked again in it
  const client = useMemo(
    () => createClient({ token: () => token, language: () => language, refused: () => end('expired') }),
    [token, language, end],
  );
  useEffect(
    () =>
      followChanges(
        client,
        (complaintId) => listeners.current.forEach((listener) => listener(complaintId)),
        setLiveStatus,
      ),
    [client],
  );

  const api = useMemo<Api>(
    () => ({
      client,
      liveStatus,
      onChange: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [client, liveStatus],
  );
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('useApi() outside of ApiProvider');
  return api;
}
