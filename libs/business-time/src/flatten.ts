import { checkCalendar } from './check/check-calendar.js';
import { InvalidCalendar } from './check/problem.js';
import { dateOfDay, existingDay } from './civil-date.js';
import type { CalendarDefinition, CalendarLookup, KnownYears } from './definition.js';
import { yearsOf } from './known-years.js';
import type { DateText } from './units.js';
import { byWeekday } from './week.js';

/** A definition that inherits nothing any more. */
export type FlatCalendar = CalendarDefinition & {
  readonly zone: string;
  readonly inherits?: undefined;
};

/**
 * `definition` with everything it inherits written out. What the nearer calendar says wins: hours and breaks by
 * weekday, dated days by date, known years by year, everything else as a whole.
 * @throws {InvalidCalendar} for a definition that is wrong, a parent that is not there, or a circle of them
 */
export function flattenCalendar(definition: CalendarDefinition, parent?: CalendarLookup): FlatCalendar {
  const line = ancestry(definition, parent);
  const flat = line.reduceRight<CalendarDefinition>((inherited, own) => overlay(inherited, own), {
    id: definition.id,
    version: definition.version,
  });
  const { inherits: _written, branches: _ofAncestors, ...rest } = flat;
  if (rest.zone === undefined)
    throw new InvalidCalendar(definition.id, [{ path: ['zone'], message: 'No zone is given, nor inherited.' }]);
  const { branches } = definition;
  return { ...rest, zone: rest.zone, ...(branches && { branches }) };
}

/** The definition and what it inherits from, nearest first, each checked. @throws {InvalidCalendar} */
export function ancestry(
  definition: CalendarDefinition,
  parent: CalendarLookup = () => undefined,
): CalendarDefinition[] {
  const line = [definition];
  for (let current = definition; ;) {
    const problems = checkCalendar(current);
    if (problems.length > 0) throw new InvalidCalendar(current.id, problems);
    if (current.inherits === undefined) return line;
    const next = parent(current.inherits);
    const message = !next
      ? `There is no calendar ${current.inherits} to inherit from.`
      : line.some(({ id }) => id === next.id)
        ? `${[...line, next].map(({ id }) => id).join(' inherits ')}: a circle.`
        : undefined;
    if (!next || message) throw new InvalidCalendar(current.id, [{ path: ['inherits'], message: message ?? '' }]);
    line.push((current = next));
  }
}

function overlay(inherited: CalendarDefinition, own: CalendarDefinition): CalendarDefinition {
  const dated = datesOf(own);
  const kept = {
    holidays: withoutDates(inherited.holidays, dated),
    makeUpDays: withoutDates(inherited.makeUpDays, dated),
    exceptions: withoutDates(inherited.exceptions, dated),
  };
  return {
    ...inherited,
    ...own,
    hours: { ...byWeekday(inherited.hours), ...byWeekday(own.hours) },
    breaks: { ...byWeekday(inherited.breaks), ...byWeekday(own.breaks) },
    holidays: [...kept.holidays, ...(own.holidays ?? [])],
    makeUpDays: [...kept.makeUpDays, ...(own.makeUpDays ?? [])],
    exceptions: [...kept.exceptions, ...(own.exceptions ?? [])],
    ...knownYears(inherited.knownYears, own.knownYears),
  };
}

interface Run {
  readonly date: DateText;
  readonly through?: DateText;
}

function datesOf({ holidays = [], makeUpDays = [], exceptions = [] }: CalendarDefinition): Set<number> {
  const days = new Set<number>();
  for (const run of [...holidays, ...makeUpDays, ...exceptions]) for (const day of daysOf(run)) days.add(day);
  return days;
}

/** The days of a dated entry, first to last. */
export function daysOf({ date, through = date }: Run): number[] {
  const first = existingDay(date);
  return Array.from({ length: existingDay(through) - first + 1 }, (_, index) => first + index);
}

/** Entries with `taken` days cut out of them, so that one entry may become several. */
function withoutDates<Entry extends Run>(entries: readonly Entry[] = [], taken: ReadonlySet<number>): Entry[] {
  return entries.flatMap((entry) => {
    const days = daysOf(entry);
    if (!days.some((day) => taken.has(day))) return [entry];
    const { through: _whole, ...first } = entry;
    return runsOf(days.filter((day) => !taken.has(day))).map(([from, to]) => ({
      ...(first as Entry),
      date: dateOfDay(from),
      ...(to > from ? { through: dateOfDay(to) } : {}),
    }));
  });
}

/** Days in a row, as pairs of first and last. */
function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function knownYears(inherited?: readonly KnownYears[], own?: readonly KnownYears[]) {
  if (!inherited || !own) return {};
  const taken = new Set(own.flatMap(yearsOf));
  const kept = inherited.flatMap((entry) =>
    yearsOf(entry)
      .filter((year) => !taken.has(year))
      .map((year): KnownYears => ({ year, source: entry.source, ...settledIn(entry, year) })),
  );
  return { knownYears: [...kept, ...own].sort((one, other) => one.year - other.year) };
}

function settledIn({ settledThrough }: KnownYears, year: number): Pick<KnownYears, 'settledThrough'> {
  return settledThrough?.startsWith(`${year}-`) ? { settledThrough } : {};
}
