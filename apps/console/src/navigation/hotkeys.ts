import { useEffect, useRef } from 'react';
import { areShortcutsOn } from './shortcuts-switch.js';

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;
type Pressed = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>;

/**
 * Single keys, as `event.key` names them. They rest while somebody types, a form is open, or a modifier is held, and for
 * whoever has turned them off.
 */
export function useHotkeys(keys: Hotkeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = hotkeyFor(event, latest.current);
      if (!act || isBusy(event.target)) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** What a key that was pressed does, if it does anything. */
export function hotkeyFor({ key, metaKey, ctrlKey, altKey }: Pressed, keys: Hotkeys): Hotkeys[string] | undefined {
  if (metaKey || ctrlKey || altKey || !areShortcutsOn()) return undefined;
  return keys[key];
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
