import { useEffect } from 'react';

/** Names the tab after the room. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Redress' : `${title} · Redress`;
  }, [title]);
}
