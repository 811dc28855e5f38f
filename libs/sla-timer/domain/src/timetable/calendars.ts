import type { Calendar } from '@redress/business-time';
import type { CalendarChoice, Policy } from '@redress/policy';

/** The calendars in force, as the edge looks them up. */
export interface Calendars {
  /** The calendar that a branch (or the nearest unit above it) works by; nothing where none is named. */
  forBranch(branch: string): Calendar | undefined;
  named(id: string): Calendar | undefined;
  /** Open at any time, with the wall clock of this zone. */
  alwaysOpenIn(zone: string): Calendar;
}

/** Thrown when a policy reckons by a calendar that is not here; the edge waits for it. */
export class CalendarUnknown extends Error {
  constructor(readonly calendar: string) {
    super(`Calendar ${calendar} is not known here`);
    this.name = 'CalendarUnknown';
  }
}

/** @throws {CalendarUnknown} */
export function calendarOf(choice: CalendarChoice, branch: string, policy: Policy, calendars: Calendars): Calendar {
  switch (choice.use) {
    case 'always':
      return calendars.alwaysOpenIn(calendarOf({ use: 'branch' }, branch, policy, calendars).zone);
    case 'named':
      return known(calendars, choice.calendar);
    case 'branch':
      return calendars.forBranch(branch) ?? known(calendars, policy.calendar);
    case 'policy':
      return known(calendars, policy.calendar);
  }
}

function known(calendars: Calendars, id: string): Calendar {
  const calendar = calendars.named(id);
  if (calendar === undefined) throw new CalendarUnknown(id);
  return calendar;
}
