import { newId } from '../api/new-id.js';
import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const SHOWN_MS = 4_000;

const AnnouncerContext = createContext<((text: string) => void) | undefined>(undefined);

/** Says shortly, to eyes and to screen readers, that something was done. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [texts, setTexts] = useState<readonly { readonly id: string; readonly text: string }[]>([]);
  const announce = useCallback((text: string) => {
    const id = newId();
    setTexts((before) => [...before, { id, text }]);
    setTimeout(() => setTexts((before) => before.filter((one) => one.id !== id)), SHOWN_MS);
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div className="announcements" role="status">
        {texts.map(({ id, text }) => (
          <div key={id} className="announcement">
            {text}
          </div>
        ))}
      </div>
    </AnnouncerContext>
  );
}

export function useAnnounce(): (text: string) => void {
  const announce = use(AnnouncerContext);
  if (!announce) throw new Error('useAnnounce() outside of AnnouncerProvider');
  return announce;
}
