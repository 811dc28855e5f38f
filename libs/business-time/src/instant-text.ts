import { DAY_MS, MINUTE_MS } from './civil-date.js';

/*
 * The platform parses and writes dates several times slower than these few lines, and a due time is asked for as text
 * and answered as text. The day arithmetic counts years from March, so that the leap day is the last of a year.
 */

const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01 until 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const FIRST_MS = Date.UTC(1000, 0, 1);
const END_MS = Date.UTC(10_000, 0, 1);
const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const threeDigits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));

/** Canonical text of a moment: `2026-03-06T09:00:00.000Z`. */
export function instantText(ms: number): string {
  if (!(ms >= FIRST_MS && ms < END_MS)) return new Date(ms).toISOString();
  const whole = Math.trunc(ms);
  const days = Math.floor(whole / DAY_MS);
  const rest = whole - days * DAY_MS;
  const seconds = Math.floor(rest / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${dateText(days)}T${time}.${threeDigits[rest % 1000]}Z`;
}

/** The moment that canonical text names; other text is left to the platform. */
export function instantMs(text: string): number {
  if (text.length !== 24 || text.charCodeAt(23) !== 90) return Date.parse(text);
  const year = digits(text, 0) * 100 + digits(text, 2);
  const days = dayOf(year, digits(text, 5), digits(text, 8));
  const minutes = digits(text, 11) * 60 + digits(text, 14);
  const ms = digits(text, 17) * 1000 + digits(text, 20) * 10 + text.charCodeAt(22) - 48;
  return days * DAY_MS + minutes * MINUTE_MS + ms;
}

function two(number: number): string {
  return twoDigits[number] as string;
}

/** The number that two digits write. */
function digits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}

function dayOf(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - DAYS_TO_1970;
}

function dateText(days: number): string {
  const shifted = days + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const inEra = shifted - era * DAYS_IN_400_YEARS;
  const yearInEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearInEra + (month <= 2 ? 1 : 0);
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(day)}`;
}
