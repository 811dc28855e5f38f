import type { CalendarDay } from './calendar.js';
import { type DayNumber, weekdayIndex } from './civil-date.js';
import type { CalendarDefinition, DatedException, MakeUpDay } from './definition.js';
import { daysOf, isHalfDay } from './dated-days.js';
import { DAY_MINUTES, type Period, minutesOfTime, periodsOf, totalMinutes, within, withoutBreaks } from './period.js';
import { type Names, type TimeText, type WeekdayName, weekdayNames } from './units.js';
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
export function ruleOf(rules: Pick<DayRules, 'week' | 'dated'>, day: DayNumber): DayRule {
  return rules.dated.get(day) ?? (rules.week[weekdayIndex(day)] as DayRule);
}

/** The days of a calendar that inherits nothing any more. */
export function dayRules(flat: CalendarDefinition): DayRules {
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

/** The half days that leave hours on none of their days. */
export function halfDaysThatLeaveNothing(flat: CalendarDefinition): readonly DatedException[] {
  const halfDays = (flat.exceptions ?? []).filter(isHalfDay);
  if (halfDays.length === 0) return [];
  const rules = dayRules(flat);
  return halfDays.filter((entry) => daysOf(entry).every((day) => ruleOf(rules, day).periods.length === 0));
}

function datedRules(flat: CalendarDefinition, week: readonly DayRule[]): Map<DayNumber, DayRule> {
  const dated = new Map<DayNumber, DayRule>();
  const hoursOf = (name: WeekdayName) => week[weekdayNames.indexOf(name)]?.periods ?? [];
  for (const entry of flat.holidays ?? [])
    for (const day of daysOf(entry)) dated.set(day, named(entry, { periods: [], standing: 'holiday' }));
  for (const entry of flat.makeUpDays ?? [])
    for (const day of daysOf(entry))
      dated.set(day, named(entry, { periods: hoursOf(entry.hoursOf), standing: 'make-up' }));
  const exceptions = flat.exceptions ?? [];
  for (const entry of exceptions.filter((each) => !isHalfDay(each)))
    for (const day of daysOf(entry)) dated.set(day, named(entry, exceptional(entry, hoursOf)));
  // they cut what the others have given a day
  for (const entry of exceptions.filter(isHalfDay))
    for (const day of daysOf(entry)) dated.set(day, halfDay(entry, ruleOf({ week, dated }, day)));
  return dated;
}

function exceptional(
  { closed, hours, hoursOf }: DatedException,
  hoursOfDay: (name: WeekdayName) => readonly Period[],
): DayRule {
  if (hoursOf) return { periods: hoursOfDay(hoursOf), standing: 'make-up' };
  const periods = closed ? [] : periodsOf(hours ?? []);
  return { periods, standing: periods.length > 0 ? 'other-hours' : 'closed' };
}

function halfDay({ closesAt, opensAt, name }: DatedException, usual: DayRule): DayRule {
  const { standing, periods } = usual;
  if (periods.length === 0) return usual;
  const start = opensAt === undefined ? 0 : minuteMeant(opensAt, periods);
  const end = closesAt === undefined ? 2 * DAY_MINUTES : minuteMeant(closesAt, periods);
  const cut = within(periods, start, end);
  // what a make-up day is made up for is the more telling name
  if (standing === 'make-up' && cut.length > 0) return { ...(name && { name }), ...usual, periods: cut };
  return { ...usual, ...(name && { name }), standing: cut.length > 0 ? 'other-hours' : 'closed', periods: cut };
}

/** A time before a day opens is that of the morning after, where the hours of the day run on until then. */
function minuteMeant(time: TimeText, periods: readonly Period[]): number {
  const minutes = minutesOfTime(time) ?? 0;
  const [opens, closes] = [periods[0]?.start ?? 0, periods.at(-1)?.end ?? 0];
  return minutes <= opens && minutes + DAY_MINUTES <= closes ? minutes + DAY_MINUTES : minutes;
}

function named({ name }: DatedException | MakeUpDay, rule: DayRule): DayRule {
  return name ? { ...rule, name } : rule;
}
