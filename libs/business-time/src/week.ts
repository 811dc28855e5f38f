import type { WeekKey, WeeklyHours } from './definition.js';
import { type PeriodText, type WeekdayName, weekdayNames } from './units.js';

/** Every key of {@link WeeklyHours}, the more particular ones first. */
export const weekKeys: readonly WeekKey[] = [...weekdayNames, 'weekdays', 'weekend', 'everyDay'];

/** Seven weekdays, each with its periods; undefined where nothing is said of it. */
export type WeekByDay = { readonly [day in WeekdayName]?: readonly PeriodText[] };

/** `hours` with `weekdays`, `weekend` and `everyDay` written out; a weekday's own key wins over them. */
export function byWeekday(hours: WeeklyHours = {}): WeekByDay {
  const week: { [day in WeekdayName]?: readonly PeriodText[] } = {};
  for (const day of weekdayNames) {
    const group = day === 'saturday' || day === 'sunday' ? hours.weekend : hours.weekdays;
    const periods = hours[day] ?? group ?? hours.everyDay;
    if (periods) week[day] = periods;
  }
  return week;
}
