import type { CalendarDay } from './calendar.js';
import { type DayNumber, weekdayIndex } from './civil-date.js';
import type { DatedException, MakeUpDay } from './definition.js';
import { type FlatCalendar, daysOf } from './flatten.js';
import { DAY_MINUTES, type Period, minutesOfTime, periodsOf, totalMinutes, within, withoutBreaks } from './period.js';
import { type Names, type WeekdayName, weekdayNames } from './units.js';
import { byWeekday } from './week.js';

/** Where the hours of a day come from. */
export type Standing = CalendarDay['standing'];

/** The hours of one day as the calendar writes them, and why. */
export interface DayRule {
  readonly periods: readonly Period[];
  readonly standing: Standing;
  readonly name?: Names;
}

/** What every day of a calendar looks like: seven weekdays, and the dated days that differ. */
export interface DayRules {
  /** Monday first. */
  readonly week: readonly DayRule[];
  readonly dated: ReadonlyMap<DayNumber, DayRule>;
  /** The longest day of the week, or what the calendar says a working day is, in minutes. */
  readonly standardDayMinutes: number;
}

/** The hours and standing of `day`. */
export function ruleOf(rules: DayRules, day: DayNumber): DayRule {
  return rules.dated.get(day) ?? (rules.week[weekdayIndex(day)] as DayRule);
}

export function dayRules(flat: FlatCalendar): DayRules {
  const hours = byWeekday(flat.hours);
  const breaks = byWeekday(flat.breaks);
  const week = weekdayNames.map((name): DayRule => ({
    periods: withoutBreaks(periodsOf(hours[name] ?? []), periodsOf(breaks[name] ?? [])),
    standing: 'week',
  }));
  const longest = Math.max(...week.map(({ periods }) => totalMinutes(periods)));
  return {
    week,
    dated: datedRules(flat, week),
    standardDayMinutes: flat.standardDay ? (minutesOfTime(flat.standardDay) ?? longest) : longest,
  };
}

function datedRules(flat: FlatCalendar, week: readonly DayRule[]): Map<DayNumber, DayRule> {
  const dated = new Map<DayNumber, DayRule>();
  const hoursOf = (name: WeekdayName) => week[weekdayNames.indexOf(name)]?.periods ?? [];
  for (const entry of flat.holidays ?? [])
    for (const day of daysOf(entry)) dated.set(day, named(entry, { periods: [], standing: 'holiday' }));
  for (const entry of flat.makeUpDays ?? [])
    for (const day of daysOf(entry))
      dated.set(day, named(entry, { periods: hoursOf(entry.hoursOf), standing: 'make-up' }));
  for (const entry of flat.exceptions ?? [])
    for (const day of daysOf(entry)) dated.set(day, named(entry, exceptional(entry, hoursOf, week[weekdayIndex(day)])));
  return dated;
}

function exceptional(
  { closed, hours, hoursOf, closesAt, opensAt }: DatedException,
  hoursOfDay: (name: WeekdayName) => readonly Period[],
  usual: DayRule | undefined,
): DayRule {
  if (closed) return { periods: [], standing: 'closed' };
  if (hours) return { periods: periodsOf(hours), standing: hours.length > 0 ? 'other-hours' : 'closed' };
  if (hoursOf) return { periods: hoursOfDay(hoursOf), standing: 'make-up' };
  const start = opensAt === undefined ? 0 : (minutesOfTime(opensAt) ?? 0);
  const end = closesAt === undefined ? 2 * DAY_MINUTES : (minutesOfTime(closesAt) ?? 0);
  return { periods: within(usual?.periods ?? [], start, end), standing: 'other-hours' };
}

function named({ name }: DatedException | MakeUpDay, rule: DayRule): DayRule {
  return name ? { ...rule, name } : rule;
}
