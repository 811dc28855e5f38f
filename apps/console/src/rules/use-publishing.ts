import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api.js';
import { AttemptKey } from '../api/attempt-key.js';
import { useAnnounce } from '../design/announcer.js';
import { tryUntilComplete } from './try-until-complete.js';

/** Where versions of a document are tried and published. */
export interface Place<Tried> {
  /** `/api/v1/policies/standard`: below it lies what tries a document, and `versions`. */
  readonly at: string;
  readonly tryAt: string;
  /** Whether an answer tells everything; it is asked for again until it does. */
  readonly isComplete?: (tried: Tried) => boolean;
  /** Of the record the document stands on, where that must not have changed meanwhile. */
  readonly revision?: number;
  /** What is said of a version that has been published. */
  readonly done: (version: number) => string;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

export interface Publishing<Tried> {
  /** What came of the document that was tried last. */
  readonly tried: { readonly document: string; readonly answer: Tried } | undefined;
  readonly busy: 'trying' | 'publishing' | undefined;
  readonly error: unknown;
  readonly attempt: (document: string) => Promise<void>;
  readonly publish: (document: string, reason: string) => Promise<void>;
}

/** Tries a document on what is there, and publishes it with a reason; each content is sent under one key. */
export function usePublishing<Tried>(place: Place<Tried>): Publishing<Tried> {
  const { client } = useApi();
  const announce = useAnnounce();
  const [key] = useState(() => new AttemptKey());
  const open = useIsOpen();
  const [tried, setTried] = useState<{ document: string; answer: Tried }>();
  const [{ busy, error }, setState] = useState<{ busy?: 'trying' | 'publishing'; error?: unknown }>({});

  const doing = async (what: 'trying' | 'publishing', work: () => Promise<void>) => {
    setState({ busy: what });
    try {
      await work();
      setState({});
    } catch (failure) {
      setState({ error: failure });
    }
  };
  const post = <Answer>(path: string, body: unknown, version?: number) =>
    client.post<Answer>(`${place.at}/${path}`, {
      body,
      key: key.for([path, body]),
      ...(version === undefined ? {} : { version }),
    });
  const attempt = (document: string) =>
    doing('trying', () =>
      tryUntilComplete({
        ask: () => post<Tried>(place.tryAt, { document }),
        isComplete: (answer) => place.isComplete?.(answer) ?? true,
        tell: (answer) => setTried({ document, answer }),
        isWanted: () => open.current,
      }),
    );
  const publish = (document: string, reason: string) =>
    doing('publishing', async () => {
      const { version } = await post<{ readonly version: number }>('versions', { document, reason }, place.revision);
      announce(place.done(version));
      await place.reload();
      place.close();
    });
  return { tried, busy, error, attempt, publish };
}

/** Whether the editor is still on the page. */
function useIsOpen() {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return open;
}
