import { hotkeyFor } from './hotkeys.js';
import { areShortcutsOn, switchShortcuts } from './shortcuts-switch.js';

const kept = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  },
});
const open = () => undefined;
const pressed = (key: string, more: object = {}) =>
  hotkeyFor({ key, metaKey: false, ctrlKey: false, altKey: false, ...more }, { n: open });

describe('a single key', () => {
  beforeEach(() => kept.clear());

  it('does what it is for, by itself alone', () => {
    expect([pressed('n'), pressed('m'), pressed('n', { ctrlKey: true })]).toEqual([open, undefined, undefined]);
  });

  // whoever dictates says a word, and each of its letters went somewhere
  it('does nothing for whoever has turned that off, also next time', () => {
    switchShortcuts(false);
    expect([areShortcutsOn(), pressed('n')]).toEqual([false, undefined]);
    expect([...kept.values()]).toEqual(['off']);
    switchShortcuts(true);
    expect(pressed('n')).toBe(open);
  });
});
