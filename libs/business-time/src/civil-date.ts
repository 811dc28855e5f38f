import { type DateText, type WeekdayName, weekdayNames } from './units.js';

/** A civil day as a number: days since 1970-01-01. No zone is involved. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The years in which calendars reckon. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2499;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that `text` names, or undefined when no such day exists. */
export function dayOfDate(text: DateText): DayNumber | undefined {
  const parts = shape.exec(text);
  if (!parts) return undefined;
  const day = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY_MS;
  return dateOfDay(day) === text ? day : undefined;
}

/** The day that `text` names. @throws {RangeError} when no such day exists */
export function existingDay(text: DateText): DayNumber {
  const day = dayOfDate(text);
  if (day === undefined) throw new RangeError(`"${text}" is not a date: expected a day that exists, like 2026-10-01`);
  return day;
}

export function dateOfDay(day: DayNumber): DateText {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayIndex(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function weekdayOf(day: DayNumber): WeekdayName {
  return weekdayNames[weekdayIndex(day)] as WeekdayName;
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

export function firstDayOf(year: number): DayNumber {
  return Date.UTC(year, 0, 1) / DAY_MS;
}

/** The earliest and the latest of `days`, which may be more than a call has room for as arguments; undefined for none. */
export function spanOf(
  days: readonly DayNumber[],
): { readonly first: DayNumber; readonly last: DayNumber } | undefined {
  const [one] = days;
  if (one === undefined) return undefined;
  let [first, last] = [one, one];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first, last };
}

/** The same day of the month `months` later, or the last day of that month where it has no such day. */
export function plusMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS;
}
