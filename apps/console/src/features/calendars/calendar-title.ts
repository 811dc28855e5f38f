import { useLanguage } from '../../language/language.js';

interface Titled {
  readonly name: string;
  readonly title: { readonly zh?: string | undefined; readonly en?: string | undefined };
}

/** What people call a calendar, in their language where it has a name in that. */
export function useCalendarTitle(): (calendar: Titled) => string {
  const { language } = useLanguage();
  return ({ name, title: { zh, en } }) => (language === 'zh-CN' ? (zh ?? en) : (en ?? zh)) ?? name;
}
