import { existingDay, weekdayIndex } from '../civil-date.js';

/** A date or local time taken apart, ready to be written in any language. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** `10:00`, with seconds where they are not zero; empty for a date. */
  readonly time: string;
}

/** The parts of `2026-10-09`, `2026-10-09 10:00` or `2026-10-09 10:00:07.311`. */
export function partsOf(text: string): DateParts {
  const [date = '', time = ''] = text.split(' ');
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day, weekday: weekdayIndex(existingDay(date)), time: readTime(time) };
}

/** A time as people tell it: `23:28:53.311` is `23:28:53`, and `23:28:00.311` is `23:28`. Nothing is rounded up. */
export function readTime(time: string): string {
  return time.replace(/\.\d+$/, '').replace(/^(\d\d:\d\d):00$/, '$1');
}
