import type { Calendar } from '@redress/business-time';
import type { CalendarRecord } from '@redress/contracts';

const DAY_MS = 86_400_000;

/** A year day by day, as a person looks it up. */
export function yearOf(calendar: Calendar, year: number): CalendarRecord['year'] {
  const first = Date.UTC(year, 0, 1);
  const length = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS;
  const days = Array.from({ length }, (_, index) => {
    const date = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
    const { hours, standing, name, published } = calendar.day(date);
    return { date, hours: [...hours], standing, name: name ? { ...name } : null, published };
  });
  return { year, known: days.every(({ published }) => published), days };
}
