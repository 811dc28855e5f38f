import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type Person, personOf } from './person.js';

export type WhySignedOut = 'expired' | 'signed-out';

interface SignedOut {
  readonly person: undefined;
  readonly why: WhySignedOut | undefined;
  readonly begin: (token: string) => void;
}

interface SignedIn {
  readonly person: Person;
  readonly token: string;
  readonly end: (why: WhySignedOut) => void;
}

const KEPT = 'redress.token';

const SessionContext = createContext<SignedIn | SignedOut | undefined>(undefined);

/** The token lives as long as the browser tab; a token that has run out counts as none. */
function keptToken(): string | undefined {
  const token = sessionStorage.getItem(KEPT);
  const person = token === null ? undefined : personOf(token);
  return token !== null && person !== undefined && person.endsAtMs > Date.now() ? token : undefined;
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [{ token, why }, setState] = useState<{ token?: string | undefined; why?: WhySignedOut }>(() => ({
    token: keptToken(),
  }));
  const begin = useCallback((given: string) => {
    sessionStorage.setItem(KEPT, given);
    setState({ token: given });
  }, []);
  const end = useCallback((reason: WhySignedOut) => {
    sessionStorage.removeItem(KEPT);
    setState({ why: reason });
  }, []);

  const person = useMemo(() => (token === undefined ? undefined : personOf(token)), [token]);
  useEffect(() => {
    if (!person || !Number.isFinite(person.endsAtMs)) return;
    const wait = Math.min(Math.max(person.endsAtMs - Date.now(), 0), 2 ** 31 - 1);
    const timer = setTimeout(() => end('expired'), wait);
    return () => clearTimeout(timer);
  }, [person, end]);

  const session = useMemo<SignedIn | SignedOut>(
    () => (token !== undefined && person ? { person, token, end } : { person: undefined, why, begin }),
    [token, person, why, begin, end],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

function useAnySession(): SignedIn | SignedOut {
  const session = use(SessionContext);
  if (!session) throw new Error('the session is asked for outside of SessionProvider');
  return session;
}

/** Whether somebody is signed in, and the means to change that. */
export function useSignIn(): SignedIn | SignedOut {
  return useAnySession();
}

/** The session of whoever is signed in; only inside the desk. */
export function useSession(): SignedIn {
  const session = useAnySession();
  if (session.person === undefined) throw new Error('nobody is signed in');
  return session;
}
