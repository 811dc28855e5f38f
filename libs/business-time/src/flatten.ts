import { checkCalendar } from './check/check-calendar.js';
import { InvalidCalendar } from './check/problem.js';
import { dateOfDay } from './civil-date.js';
import { halfDaysThatLeaveNothing } from './day-rules.js';
import { type Run, daysOf, isClosed, isHalfDay } from './dated-days.js';
import type { CalendarDefinition, CalendarLookup, KnownYears } from './definition.js';
import { yearsOf } from './known-years.js';
import { byWeekday } from './week.js';

/** A definition that inherits nothing any more. */
export type FlatCalendar = CalendarDefinition & {
  readonly zone: string;
  readonly inherits?: undefined;
};

/**
 * `definition` with everything it inherits written out. What the nearer calendar says wins: hours and breaks by
 * weekday, dated days by date, known years by year, everything else as a whole. A half day cuts the hours that the date
 * has from a make-up day or an exception further up; of a holiday, or a day closed there, it makes one of the week.
 * @throws {InvalidCalendar} for a definition that is wrong, a parent that is not there, or a circle of them
 */
export function flattenCalendar(definition: CalendarDefinition, parent?: CalendarLookup): FlatCalendar {
  const line = ancestry(definition, parent);
  const { id, version } = definition;
  const merged = line.reduceRight<CalendarDefinition>((inherited, own) => overlay(inherited, own), { id, version });
  const flat = line.length > 1 ? withoutEmptyHalfDays(merged) : merged;
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

/** A half day of which the inherited hours leave nothing closes its day: said so, the flat calendar stands alone. */
function withoutEmptyHalfDays(flat: CalendarDefinition): CalendarDefinition {
  const empty = new Set(halfDaysThatLeaveNothing(flat));
  if (empty.size === 0) return flat;
  const exceptions = [...empty].map(
    ({ closesAt: _never, opensAt: _neither, ...day }) => ({ ...day, closed: true }) as const,
  );
  const rest = { ...flat, exceptions: flat.exceptions?.filter((entry) => !empty.has(entry)) ?? [] };
  return overlay(rest, { id: flat.id, version: flat.version, exceptions });
}

function overlay(inherited: CalendarDefinition, own: CalendarDefinition): CalendarDefinition {
  const { holidays = [], makeUpDays = [], exceptions = [] } = own;
  const replaced = datesOf([...holidays, ...makeUpDays, ...exceptions.filter((each) => !isHalfDay(each))]);
  const spoken = new Set([...replaced, ...datesOf(exceptions)]);
  const kept = {
    holidays: withoutDates(inherited.holidays, spoken),
    // a half day of its own cuts the hours that the day has from these
    makeUpDays: withoutDates(inherited.makeUpDays, replaced),
    exceptions: (inherited.exceptions ?? []).flatMap((each) =>
      withoutDates([each], isHalfDay(each) || isClosed(each) ? spoken : replaced),
    ),
  };
  return {
    ...inherited,
    ...own,
    hours: { ...byWeekday(inherited.hours), ...byWeekday(own.hours) },
    breaks: { ...byWeekday(inherited.breaks), ...byWeekday(own.breaks) },
    holidays: [...kept.holidays, ...holidays],
    makeUpDays: [...kept.makeUpDays, ...makeUpDays],
    exceptions: [...kept.exceptions, ...exceptions],
    ...knownYears(inherited.knownYears, own.knownYears),
  };
}

function datesOf(runs: readonly Run[]): Set<number> {
  const days = new Set<number>();
  for (const run of runs) for (const day of daysOf(run)) days.add(day);
  return days;
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
