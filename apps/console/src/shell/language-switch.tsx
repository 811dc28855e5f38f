import { languages } from '../language/catalogue.js';
import { useLanguage } from '../language/language.js';

const names = { 'zh-CN': '中文', en: 'EN' } as const;

/** The two languages side by side; each in its own script. */
export function LanguageSwitch() {
  const { language, words, choose } = useLanguage();
  return (
    <div className="switch" role="group" aria-label={words.shell.language}>
      {languages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => choose(one)}>
          {names[one]}
        </button>
      ))}
    </div>
  );
}
