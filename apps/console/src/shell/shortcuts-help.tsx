import { useId } from 'react';
import { Sheet } from '../design/sheet.js';
import { useWords } from '../language/language.js';
import { switchShortcuts, useShortcutsOn } from '../navigation/shortcuts-switch.js';

/** What each key does, and whether keys do anything. */
export function ShortcutsHelp({ close }: { readonly close: () => void }) {
  const { shell, shortcuts } = useWords();
  const on = useShortcutsOn();
  const hintId = useId();
  const keys: readonly (readonly [string, string])[] = [
    ['/', shortcuts.search],
    ['n', shortcuts.register],
    ['j', shortcuts.next],
    ['k', shortcuts.previous],
    ['Enter', shortcuts.open],
    ['u', shortcuts.back],
    ['g', shortcuts.queue],
    ['?', shortcuts.help],
  ];
  return (
    <Sheet title={shell.shortcuts} close={close}>
      <div>
        <label>
          <input
            type="checkbox"
            checked={on}
            aria-describedby={hintId}
            onChange={(event) => switchShortcuts(event.target.checked)}
          />{' '}
          {shortcuts.on}
        </label>
        <p id={hintId} className="hint">
          {shortcuts.off}
        </p>
      </div>
      <dl className="keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
