import { useCallback, useEffect, useRef } from 'react';
import { useWords } from '../../language/language.js';
import { guardLeaving } from '../../navigation/router.js';

/**
 * Asks before something written and not registered is left behind.
 *
 * @returns lifts the guard, once it is registered
 */
export function useLeavingGuard(written: boolean): () => void {
  const { register } = useWords();
  const lifted = useRef(false);
  useEffect(() => {
    if (!written) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    const stop = guardLeaving(() => lifted.current || confirm(register.leave));
    return () => {
      removeEventListener('beforeunload', warn);
      stop();
    };
  }, [written, register.leave]);
  return useCallback(() => {
    lifted.current = true;
  }, []);
}
