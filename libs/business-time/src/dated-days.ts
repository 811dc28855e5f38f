import { existingDay } from './civil-date.js';
import type { DatedException } from './definition.js';
import type { DateText } from './units.js';

/** One date, or all from `date` through `through`. */
export interface Run {
  readonly date: DateText;
  readonly through?: DateText;
}

/** What is different on a day, be it right or not. */
type Kinds = { readonly [kind in Exclude<keyof DatedException, keyof Run | 'name'>]?: unknown };

/** The days of a dated entry, first to last. */
export function daysOf({ date, through = date }: Run): number[] {
  const first = existingDay(date);
  return Array.from({ length: existingDay(through) - first + 1 }, (_, index) => first + index);
}

/** Whether an exception cuts the hours that a day has otherwise, so that it may be said beside what gives it those. */
export function isHalfDay({ closesAt, opensAt }: Kinds): boolean {
  return closesAt !== undefined || opensAt !== undefined;
}

/** Whether an exception leaves a day without hours, so that there is nothing to cut. */
export function isClosed({ closed, hours }: Kinds): boolean {
  return closed === true || (Array.isArray(hours) && hours.length === 0);
}
