import { DAY_MS, type DayNumber, dateOfDay, dayOfDate } from '../civil-date.js';
import { type CalendarEvent, valueOf } from './icalendar-lines.js';

/** Whole days in a row, both ends included. */
export interface DaysInARow {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/** What other events of a file change about one that recurs, by its UID. */
export interface Changes {
  /** Days that have an event of their own, moved or cancelled. */
  readonly days: ReadonlyMap<string, ReadonlySet<DayNumber>>;
  /** Changes that are not read here: from a day on, or at a time of day. */
  readonly unread: ReadonlyMap<string, string>;
}

type Years = { readonly from: number; readonly through: number };

/** The changes that events with a RECURRENCE-ID make to others of the same UID. */
export function changesIn(events: readonly CalendarEvent[]): Changes {
  const days = new Map<string, Set<DayNumber>>();
  const unread = new Map<string, string>();
  for (const event of events) {
    const [changed] = event.properties.get('RECURRENCE-ID') ?? [];
    if (!changed) continue;
    const day = /\bRANGE=/.test(changed.parameters) ? undefined : dayIn(changed.value);
    const uid = valueOf(event, 'UID') ?? '';
    if (day === undefined) unread.set(uid, changed.value);
    else days.set(uid, (days.get(uid) ?? new Set()).add(day));
  }
  return { days, unread };
}

/** The days that an event has, from the year before some years to the last of them; or the reason why it has none here. */
export function daysOfEvent(event: CalendarEvent, changes: Changes, years: Years): readonly DaysInARow[] | string {
  if (valueOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED') return 'cancelled';
  const start = startOf(event);
  if (typeof start === 'string') return start;
  const length = lengthOf(event, start);
  if (typeof length === 'string') return length;
  const unread = recurrenceNotRead(event, changes);
  if (unread) return unread;
  const without = excludedDays(event, changes);
  if (typeof without === 'string') return without;
  return occurrences(start, event.properties.has('RRULE'), years)
    .filter((first) => !without.has(first))
    .map((first) => ({ first, last: first + length - 1 }));
}

function startOf(event: CalendarEvent): DayNumber | string {
  const text = valueOf(event, 'DTSTART');
  if (!text) return 'it has no start';
  if (/^\d{8}T/i.test(text)) return 'it has a time of day, and is no whole day';
  return dayIn(text) ?? `it starts on ${text}, which is no day that exists`;
}

function lengthOf(event: CalendarEvent, start: DayNumber): number | string {
  const [end, duration] = [valueOf(event, 'DTEND'), valueOf(event, 'DURATION')];
  if (end !== undefined && duration !== undefined) return 'it has both an end and a length';
  if (duration !== undefined) {
    const [, number, unit = ''] = /^\+?P(\d{1,4})([DW])$/i.exec(duration) ?? [];
    const days = Number(number) * (/w/i.test(unit) ? 7 : 1);
    return days > 0 ? days : `it lasts ${duration}, which is no number of whole days or weeks`;
  }
  const after = end === undefined ? start + 1 : dayIn(end);
  if (after === undefined) return `it ends on ${end}, which is no day that exists`;
  if (after < start) return `it ends on ${dateOfDay(after)}, before it starts`;
  return Math.max(after - start, 1);
}

function recurrenceNotRead(event: CalendarEvent, { unread }: Changes): string | undefined {
  const { properties } = event;
  const rules = properties.get('RRULE') ?? [];
  if (rules.length > 1) return 'recurs by several rules, which is not read here';
  if (rules[0] && !/^FREQ=YEARLY(;INTERVAL=1)?$/i.test(rules[0].value))
    return `recurs by ${rules[0].value}, which is not read here`;
  for (const name of ['RDATE', 'EXRULE'])
    if (properties.has(name)) return `recurs by ${name} ${valueOf(event, name)}, which is not read here`;
  const change = unread.get(valueOf(event, 'UID') ?? '');
  if (change === undefined || (rules.length === 0 && !properties.has('RECURRENCE-ID'))) return undefined;
  return `a day of it is changed by RECURRENCE-ID ${change}, which is not read here`;
}

/** The days on which it would recur and does not. */
function excludedDays(event: CalendarEvent, changes: Changes): ReadonlySet<DayNumber> | string {
  const changed = event.properties.has('RECURRENCE-ID') ? undefined : changes.days.get(valueOf(event, 'UID') ?? '');
  const days = new Set(changed);
  for (const text of (event.properties.get('EXDATE') ?? []).flatMap(({ value }) => value.split(','))) {
    const day = dayIn(text.trim());
    if (day === undefined) return `recurs without ${text}, which is no day that exists`;
    days.add(day);
  }
  return days;
}

/** The day that `20261001` names; undefined for a time, and for a day that does not exist. */
function dayIn(text: string): DayNumber | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return year === undefined ? undefined : dayOfDate(`${year}-${month}-${day}`);
}

function occurrences(start: DayNumber, yearly: boolean, years: Years): DayNumber[] {
  if (!yearly) return [start];
  const date = new Date(start * DAY_MS);
  // what began in the year before may reach into the first
  const first = Math.max(years.from - 1, date.getUTCFullYear());
  return Array.from({ length: Math.max(years.through - first + 1, 0) }, (_, index) => first + index)
    .map((year) => new Date(Date.UTC(year, date.getUTCMonth(), date.getUTCDate())))
    .filter((day) => day.getUTCMonth() === date.getUTCMonth()) // 29 February has no place in most years
    .map((day) => day.getTime() / DAY_MS);
}
