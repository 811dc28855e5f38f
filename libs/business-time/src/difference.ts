import { type DayNumber, dateOfDay, firstDayOf, spanOf } from './civil-date.js';
import { type DayRule, type DayRules, dayRules, ruleOf } from './day-rules.js';
import type { FlatCalendar } from './flatten.js';
import { type Instant, msOf } from './instant.js';
import { PublishedYears } from './known-years.js';
import type { DateText } from './units.js';
import { zoneNamed } from './zone.js';

/** Days in a row on which two calendars differ; without `from` and `through`, all days there are. */
export interface DifferentDays {
  readonly from?: DateText;
  readonly through?: DateText;
  /** `hours`: other working time. `published`: the same, but only one of the two knows the holidays of that year. */
  readonly differs: 'hours' | 'published';
}

interface Side {
  readonly rules: DayRules;
  readonly published: PublishedYears;
}

/**
 * The days on which two versions of a calendar differ, in order. Other weekly hours, another zone or standard day
 * make all days differ. Names do not count: a holiday that is only called otherwise moves no due time.
 */
export function differentDays(one: FlatCalendar, other: FlatCalendar): DifferentDays[] {
  const [a, b] = [sideOf(one), sideOf(other)];
  if (differAlways(a, b) || one.zone !== other.zone) return [{ differs: 'hours' }];
  const days = [...a.rules.dated.keys(), ...b.rules.dated.keys()];
  for (const year of [...(a.published.years ?? []), ...(b.published.years ?? [])])
    days.push(firstDayOf(year), firstDayOf(year + 1) - 1);
  const runs: { from: DayNumber; to: DayNumber; differs: DifferentDays['differs'] }[] = [];
  const spoken = spanOf(days);
  if (!spoken) return [];
  for (let day = spoken.first; day <= spoken.last; day++) {
    const differs = difference(a, b, day);
    const run = runs.at(-1);
    if (run && run.to === day - 1 && run.differs === differs) run.to = day;
    else if (differs) runs.push({ from: day, to: day, differs });
  }
  return runs.map(({ from, to, differs }) => ({ from: dateOfDay(from), through: dateOfDay(to), differs }));
}

/** Whether a deadline that runs from `from` until `dueAt` in `zone` meets one of those days. */
export function touches(days: readonly DifferentDays[], zone: string, from: Instant, dueAt: Instant): boolean {
  const wall = zoneNamed(zone);
  // a night belongs to the day on which it began
  const first = dateOfDay(wall.dayAt(Math.min(msOf(from), msOf(dueAt))) - 1);
  const last = dateOfDay(wall.dayAt(Math.max(msOf(from), msOf(dueAt))));
  return days.some((run) => (run.from ?? '') <= last && first <= (run.through ?? '9999-12-31'));
}

function sideOf(flat: FlatCalendar): Side {
  return { rules: dayRules(flat), published: new PublishedYears(flat.knownYears) };
}

function differAlways(a: Side, b: Side): boolean {
  return (
    a.rules.standardDayMinutes !== b.rules.standardDayMinutes ||
    (a.published.years === undefined) !== (b.published.years === undefined) ||
    a.rules.week.some((rule, weekday) => !sameHours(rule, b.rules.week[weekday]))
  );
}

function difference(a: Side, b: Side, day: DayNumber): DifferentDays['differs'] | undefined {
  if (!sameHours(ruleOf(a.rules, day), ruleOf(b.rules, day))) return 'hours';
  return a.published.covers(day) === b.published.covers(day) ? undefined : 'published';
}

function sameHours(one: DayRule, other: DayRule | undefined): boolean {
  return JSON.stringify(one.periods) === JSON.stringify(other?.periods);
}
