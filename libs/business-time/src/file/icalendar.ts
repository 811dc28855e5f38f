import { type DayNumber, dateOfDay, weekdayOf, yearOf } from '../civil-date.js';
import type { Holiday, MakeUpDay } from '../definition.js';
import type { WeekdayName } from '../units.js';
import { type DaysInARow, changesIn, daysOfEvent } from './icalendar-days.js';
import { eventsOf, valueOf } from './icalendar-lines.js';
import { kindOf, nameOf } from './icalendar-summary.js';

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

/**
 * Reads the whole-day events of iCalendar text (RFC 5545) that fall into some years as holidays, and those that are
 * marked so, or whose summary says so, as make-up working days: {@link kindOf}. An event lasts until its DTEND, or for a
 * DURATION of whole days or weeks; it may recur every year, but for the days that EXDATE and events with a RECURRENCE-ID
 * take out. Whatever else there is (times of day, other recurrences, days that do not exist, summaries that say both) is
 * left out as a whole, each event with its reason: nothing is guessed.
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
  const events = eventsOf(text);
  const changes = changesIn(events);
  for (const event of events) {
    const summary = valueOf(event, 'SUMMARY') ?? '';
    const leaveOut = (reason: string) => leftOut.push({ line: event.line, summary, reason });
    const days = daysOfEvent(event, changes, years);
    if (typeof days === 'string') {
      leaveOut(days);
      continue;
    }
    const runs = days.filter(({ first, last }) => yearOf(last) >= years.from && yearOf(first) <= years.through);
    const kind = kindOf(event);
    if (runs.length === 0) leaveOut(`outside ${years.from} to ${years.through}`);
    else if (!kind) leaveOut('its summary does not tell whether it is a day off or a working day');
    for (const run of runs) {
      const dated = datedEntry(run, nameOf(summary));
      if (kind === 'make-up') makeUpDays.push({ ...dated, hoursOf: hoursOf ?? neighbour(run.first) });
      if (kind === 'holiday') holidays.push(dated);
    }
  }
  const inOrder = (one: Holiday, other: Holiday) => (one.date < other.date ? -1 : 1);
  return { holidays: holidays.sort(inOrder), makeUpDays: makeUpDays.sort(inOrder), leftOut };
}

function datedEntry({ first, last }: DaysInARow, name: string): Holiday {
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
