import { Sheet } from '../design/sheet.js';
import { useWords } from '../language/language.js';

/** What each key does. */
export function ShortcutsHelp({ close }: { readonly close: () => void }) {
  const { shell, shortcuts } = useWords();
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
