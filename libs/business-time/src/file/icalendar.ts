import { DAY_MS, type DayNumber, dateOfDay, weekdayOf, yearOf } from '../civil-date.js';
import type { Holiday, MakeUpDay } from '../definition.js';
import type { WeekdayName } from '../units.js';
import { type EventProperty, eventsOf } from './icalendar-lines.js';

/** An event that became no day of the calendar, and why. */
export interface LeftOutEvent {
  /** The line its event begins on, from 1. */
  readonly line: number;
  readonly summary: string;
  readonly reason: string;
}

/** What an iCalendar file says about days. */
export interface ImportedDays {
  readonly holidays: readonly Holiday[];
  readonly makeUpDays: readonly MakeUpDay[];
  readonly leftOut: readonly LeftOutEvent[];
}

/** Summaries of make-up working days in the files of Apple, Google and Chinese publishers. */
const makeUpWords = /班|补|補|make-?up|working day|\bwork\b/i;
const marks = /\s*[（(](休|班|补班|放假|调休|work|off|holiday)[）)]\s*$/i;

/**
 * Reads the whole-day events of iCalendar text (RFC 5545) that fall into some years as holidays, and those whose
 * summary says so as make-up working days. Events with a time of day, cancelled ones, and recurrences other than
 * yearly ones are left out, each with its reason.
 * @param hoursOf the weekday whose hours a make-up day has; left out, Friday for a Saturday and Monday for a Sunday
 */
export function importICalendar(
  text: string,
  years: { readonly from: number; readonly through: number },
  hoursOf?: WeekdayName,
): ImportedDays {
  const holidays: Holiday[] = [];
  const makeUpDays: MakeUpDay[] = [];
  const leftOut: LeftOutEvent[] = [];
  for (const { line, properties } of eventsOf(text)) {
    const summary = properties.get('SUMMARY')?.value ?? '';
    const start = dayIn(properties.get('DTSTART'));
    const reason = reasonToLeaveOut(properties, start);
    if (start === undefined || reason) {
      leftOut.push({ line, summary, reason: reason ?? '' });
      continue;
    }
    const last = Math.max(start, (dayIn(properties.get('DTEND')) ?? start + 1) - 1);
    const runs = occurrences(start, properties.has('RRULE'), years)
      .map((first) => ({ first, last: first + last - start }))
      .filter((run) => yearOf(run.last) >= years.from && yearOf(run.first) <= years.through);
    if (runs.length === 0) leftOut.push({ line, summary, reason: `outside ${years.from} to ${years.through}` });
    for (const run of runs) {
      const dated = datedEntry(run, summary);
      if (makeUpWords.test(summary)) makeUpDays.push({ ...dated, hoursOf: hoursOf ?? neighbour(run.first) });
      else holidays.push(dated);
    }
  }
  const inOrder = (one: Holiday, other: Holiday) => (one.date < other.date ? -1 : 1);
  return { holidays: holidays.sort(inOrder), makeUpDays: makeUpDays.sort(inOrder), leftOut };
}

function reasonToLeaveOut(
  properties: ReadonlyMap<string, EventProperty>,
  start: DayNumber | undefined,
): string | undefined {
  if (properties.get('STATUS')?.value === 'CANCELLED') return 'cancelled';
  if (start === undefined) return 'it has a time of day, and is no whole day';
  const rule = properties.get('RRULE')?.value;
  if (rule !== undefined && !/^FREQ=YEARLY(;INTERVAL=1)?$/.test(rule))
    return `recurs by ${rule}, which is not read here`;
  return undefined;
}

/** The day of `DTSTART;VALUE=DATE:20261001`; undefined for a time. */
function dayIn(property: EventProperty | undefined): DayNumber | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(property?.value ?? '');
  return parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY_MS : undefined;
}

function occurrences(start: DayNumber, yearly: boolean, years: { from: number; through: number }): DayNumber[] {
  if (!yearly) return [start];
  const date = new Date(start * DAY_MS);
  const first = Math.max(years.from, date.getUTCFullYear());
  return Array.from({ length: Math.max(years.through - first + 1, 0) }, (_, index) => first + index)
    .map((year) => new Date(Date.UTC(year, date.getUTCMonth(), date.getUTCDate())))
    .filter((day) => day.getUTCMonth() === date.getUTCMonth()) // 29 February has no place in most years
    .map((day) => day.getTime() / DAY_MS);
}

function datedEntry({ first, last }: { first: DayNumber; last: DayNumber }, summary: string): Holiday {
  const name = summary.replace(marks, '').trim();
  return {
    date: dateOfDay(first),
    ...(last > first ? { through: dateOfDay(last) } : {}),
    ...(name ? { name: /\p{Script=Han}/u.test(name) ? { zh: name } : { en: name } } : {}),
  };
}

function neighbour(day: DayNumber): WeekdayName {
  const weekday = weekdayOf(day);
  return weekday === 'saturday' ? 'friday' : weekday === 'sunday' ? 'monday' : weekday;
}
