import { existingDay, weekdayIndex } from '../civil-date.js';

/** A date or local time taken apart, ready to be written in any language. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** `10:00`, empty for a date. */
  readonly time: string;
}

/** The parts of `2026-10-09` or `2026-10-09 10:00`. */
export function partsOf(text: string): DateParts {
  const [date = '', time = ''] = text.split(' ');
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day, weekday: weekdayIndex(existingDay(date)), time };
}
