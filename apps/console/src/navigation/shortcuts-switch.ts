import { useSyncExternalStore } from 'react';

const KEPT = 'redress.shortcuts';
const listeners = new Set<() => void>();

/** Whether single keys do something. Whoever speaks to the machine, or hits keys by accident, turns that off (WCAG 2.1.4). */
export function areShortcutsOn(): boolean {
  return localStorage.getItem(KEPT) !== 'off';
}

/** Turns them on or off, at this browser, until it is changed again. */
export function switchShortcuts(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, areShortcutsOn);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
