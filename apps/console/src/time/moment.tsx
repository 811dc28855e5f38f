import { useLanguage } from '../language/language.js';
import { useBusinessYear } from './business-clock.js';
import { exactMomentText, momentText } from './moments.js';

/** A point in time, readable at a glance and exact on demand. */
export function Moment({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  const year = useBusinessYear();
  return (
    <time dateTime={at} title={exactMomentText(at, language)}>
      {momentText(at, language, year)}
    </time>
  );
}
