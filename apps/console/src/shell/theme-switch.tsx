import { useState } from 'react';
import { useWords } from '../language/language.js';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const KEPT = 'redress.theme';

/** The appearance kept from last time, put on the page before anything is drawn. */
export function applyKeptTheme(): void {
  document.documentElement.dataset['theme'] = keptTheme();
}

function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return themes.find((theme) => theme === kept) ?? 'auto';
}

export function ThemeSwitch() {
  const { shell } = useWords();
  const [theme, setTheme] = useState(keptTheme);
  const choose = (chosen: Theme) => {
    localStorage.setItem(KEPT, chosen);
    applyKeptTheme();
    setTheme(chosen);
  };
  return (
    <div className="switch" role="group" aria-label={shell.theme}>
      {themes.map((one) => (
        <button key={one} type="button" aria-pressed={one === theme} onClick={() => choose(one)}>
          {shell.themes[one]}
        </button>
      ))}
    </div>
  );
}
