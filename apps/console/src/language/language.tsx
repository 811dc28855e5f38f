import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type Catalogue, type Language, languages } from './catalogue.js';
import { en } from './en/index.js';
import { zhCN } from './zh-cn/index.js';

const catalogues: Record<Language, Catalogue> = { 'zh-CN': zhCN, en };
const KEPT = 'redress.language';

interface Speaking {
  readonly language: Language;
  readonly words: Catalogue;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<Speaking | undefined>(undefined);

/** The language kept from last time, else the browser's, else Chinese. */
function firstLanguage(): Language {
  const wishes = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  for (const wish of wishes) {
    if (/^zh/i.test(wish)) return 'zh-CN';
    if (/^en/i.test(wish)) return 'en';
  }
  return languages[0];
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      words: catalogues[language],
      choose: (chosen) => {
        localStorage.setItem(KEPT, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={speaking}>{children}</LanguageContext>;
}

export function useLanguage(): Speaking {
  const speaking = use(LanguageContext);
  if (!speaking) throw new Error('useLanguage() outside of LanguageProvider');
  return speaking;
}

/** The texts of the chosen language. */
export function useWords(): Catalogue {
  return useLanguage().words;
}

/** A label that the API brings in both languages. */
export function inLanguage(label: { readonly zh: string; readonly en: string }, language: Language): string {
  return language === 'zh-CN' ? label.zh : label.en;
}
