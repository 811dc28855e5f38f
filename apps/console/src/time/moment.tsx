import { useLanguage } from '../language/language.js';
import { exactMomentText, momentText } from './moments.js';

/** A point in time, readable at a glance and exact on demand. */
export function Moment({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  return (
    <time dateTime={at} title={exactMomentText(at, language)}>
      {momentText(at, language)}
    </time>
  );
}
