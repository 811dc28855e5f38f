import type { WeeklyHours } from '../definition.js';
import { DAY_MINUTES, type Period, minutesOfTime, periodOf, timeOfMinutes } from '../period.js';
import { weekdayNames } from '../units.js';
import { byWeekday, weekKeys } from '../week.js';
import { checkFields, entriesOf, isFields, shown } from './check-values.js';
import type { Findings } from './problem.js';

/** A day has a few periods; without a bound a short text would lay out millions of them over the years. */
const MOST_PERIODS = 12;

/** Checks a list of periods of one day: readable, few enough, and apart from one another. */
export function checkPeriods(value: unknown, findings: Findings): Period[] {
  const periods: Period[] = [];
  for (const { entry, at } of entriesOf(value, findings)) {
    const period = typeof entry === 'string' ? periodOf(entry) : undefined;
    if (!period) at.add(`${shown(entry)} is not a period; write it like 09:00-18:00, and a whole day as 00:00-24:00.`);
    else if (periods.some((other) => other.start < period.end && period.start < other.end))
      at.add(`${shown(entry)} overlaps another period of the same day.`);
    else periods.push(period);
  }
  if (periods.length > MOST_PERIODS)
    findings.add(`A day has at most ${MOST_PERIODS} periods, and this one has ${periods.length}.`);
  return periods;
}

/** Checks hours by weekday: each day's periods, and that none runs into the next day's first. */
export function checkWeek(value: unknown, findings: Findings): void {
  if (value === undefined) return;
  if (!isFields(value))
    return findings.add(`${shown(value)} is not hours by weekday; write them like { weekdays: [09:00-18:00] }.`);
  checkFields(value, weekKeys, findings);
  const before = findings.problems.length;
  for (const key of weekKeys) checkPeriods(value[key], findings.at(key));
  if (findings.problems.length === before) checkNights(value, findings);
}

function checkNights(hours: WeeklyHours, findings: Findings): void {
  const week = byWeekday(hours);
  weekdayNames.forEach((day, index) => {
    const next = weekdayNames[(index + 1) % 7] ?? day;
    const ends = (week[day] ?? []).map((text) => periodOf(text)?.end ?? 0);
    const starts = (week[next] ?? []).map((text) => periodOf(text)?.start ?? Infinity);
    const overlap = Math.max(...ends) - DAY_MINUTES - Math.min(...starts);
    if (overlap > 0)
      findings.add(`The hours of ${day} run on past midnight into those of ${next} by ${timeOfMinutes(overlap)}.`);
  });
}

export function checkTime(value: unknown, findings: Findings): number | undefined {
  const minutes = typeof value === 'string' ? minutesOfTime(value) : undefined;
  if (minutes === undefined) findings.add(`${shown(value)} is not a time of day; write it like 09:00.`);
  return minutes;
}
