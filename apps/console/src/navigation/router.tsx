import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

const MOVED = 'redress:moved';

/** The address without the origin: `/complaints/…?…`. */
function here(): string {
  return location.pathname + location.search;
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(MOVED, listener);
  };
}

type Leave = () => boolean;
let mayLeave: Leave | undefined;

/** Asks `question` before the address changes, until the returned function is called. */
export function guardLeaving(question: Leave): () => void {
  mayLeave = question;
  return () => {
    if (mayLeave === question) mayLeave = undefined;
  };
}

/** Goes to another address of the console; `replace` leaves no step in the history. */
export function navigate(address: string, { replace = false }: { replace?: boolean } = {}): void {
  if (address === here() || mayLeave?.() === false) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new Event(MOVED));
  if (!replace) scrollTo(0, 0);
}

export function useAddress(): { readonly path: string; readonly query: URLSearchParams } {
  const address = useSyncExternalStore(subscribe, here);
  const [path = '/', query = ''] = address.split('?');
  return { path, query: new URLSearchParams(query) };
}

/** A link within the console: opens without loading the page anew, and in a new tab when asked to. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const asked = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || asked) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
