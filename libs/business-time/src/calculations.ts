import type { Calculations } from './calendar.js';
import { addWorkingTime, subtractWorkingTime } from './calculation/add-working-time.js';
import { closeOfNthBusinessDay, nthBusinessDay, sameTimeOnNthBusinessDay } from './calculation/business-days.js';
import { midnightAfter, plusCalendarDays, plusCalendarMonths } from './calculation/calendar-units.js';
import { dueAfter } from './calculation/due.js';
import { isOpen, nextClosing, nextOpening, previousOpening } from './calculation/openings.js';
import { workingTimeBetween } from './calculation/working-time-between.js';
import { dateOfDay } from './civil-date.js';
import { type Instant, instantFromMs, msOf } from './instant.js';
import type { PublishedYears } from './known-years.js';
import type { Timeline } from './timeline.js';
import type { EpochMs } from './units.js';

/** All calculations of one calendar, on numbers. */
export function onNumbers(timeline: Timeline, years: PublishedYears): Calculations<EpochMs> {
  return {
    addWorkingTime: (from, allowance) => addWorkingTime(timeline, from, allowance),
    subtractWorkingTime: (until, allowance) => subtractWorkingTime(timeline, until, allowance),
    workingTimeBetween: (from, to) => workingTimeBetween(timeline, from, to),
    nthBusinessDay: (from, n) => dateOfDay(nthBusinessDay(timeline, from, n)),
    sameTimeOnNthBusinessDay: (from, n, counting) => sameTimeOnNthBusinessDay(timeline, from, n, counting),
    closeOfNthBusinessDay: (from, n) => closeOfNthBusinessDay(timeline, from, n),
    endOfSameDay: (from, until = 'midnight') =>
      until === 'midnight' ? midnightAfter(timeline, from) : closeOfNthBusinessDay(timeline, from, 0),
    plusCalendarDays: (from, days) => plusCalendarDays(timeline, from, days),
    plusCalendarWeeks: (from, weeks) => plusCalendarDays(timeline, from, 7 * weeks),
    plusCalendarMonths: (from, months) => plusCalendarMonths(timeline, from, months),
    isOpen: (at) => isOpen(timeline, at),
    nextOpening: (at) => nextOpening(timeline, at),
    nextClosing: (at) => nextClosing(timeline, at),
    previousOpening: (at) => previousOpening(timeline, at),
    due: (from, within) => dueAfter(timeline, years, from, within),
  };
}

/** The same calculations on instants. */
export function onInstants(ms: Calculations<EpochMs>): Calculations<Instant> {
  const to = instantFromMs;
  return {
    addWorkingTime: (from, allowance) => to(ms.addWorkingTime(msOf(from), allowance)),
    subtractWorkingTime: (until, allowance) => to(ms.subtractWorkingTime(msOf(until), allowance)),
    workingTimeBetween: (from, until) => ms.workingTimeBetween(msOf(from), msOf(until)),
    nthBusinessDay: (from, n) => ms.nthBusinessDay(msOf(from), n),
    sameTimeOnNthBusinessDay: (from, n, counting) => to(ms.sameTimeOnNthBusinessDay(msOf(from), n, counting)),
    closeOfNthBusinessDay: (from, n) => to(ms.closeOfNthBusinessDay(msOf(from), n)),
    endOfSameDay: (from, until) => to(ms.endOfSameDay(msOf(from), until)),
    plusCalendarDays: (from, days) => to(ms.plusCalendarDays(msOf(from), days)),
    plusCalendarWeeks: (from, weeks) => to(ms.plusCalendarWeeks(msOf(from), weeks)),
    plusCalendarMonths: (from, months) => to(ms.plusCalendarMonths(msOf(from), months)),
    isOpen: (at) => ms.isOpen(msOf(at)),
    nextOpening: (at) => to(ms.nextOpening(msOf(at))),
    nextClosing: (at) => to(ms.nextClosing(msOf(at))),
    previousOpening: (at) => to(ms.previousOpening(msOf(at))),
    due: (from, within) => {
      const { at, ...uncertain } = ms.due(msOf(from), within);
      return { at: to(at), ...uncertain };
    },
  };
}
