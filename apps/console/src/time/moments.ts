import type { Language } from '../language/catalogue.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  formats.set(key, made);
  return made;
}

/** `Fri 6 Mar, 09:00`, with its year where that is not `yearNow`: for lists and facts, in the zone of the reader. */
export function momentText(instant: string | number, language: Language, yearNow?: number): string {
  const moment = new Date(instant);
  const year = moment.getFullYear() === yearNow ? undefined : 'numeric';
  return format(language, `moment ${year}`, {
    year,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}

/** The same with seconds and the zone: what a pointer resting on a time tells. */
export function exactMomentText(instant: string | number, language: Language): string {
  return format(language, 'exact', { dateStyle: 'full', timeStyle: 'long' }).format(new Date(instant));
}
