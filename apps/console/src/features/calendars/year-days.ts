import type { CalendarDay } from '@redress/contracts';

export interface Month {
  /** 0 to 11. */
  readonly month: number;
  /** Empty places before its first day, in weeks that begin on Monday. */
  readonly before: number;
  readonly days: readonly CalendarDay[];
}

/** The days of a year, month by month. */
export function monthsOf(days: readonly CalendarDay[]): readonly Month[] {
  return Array.from({ length: 12 }, (_, month) => {
    const mine = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
    const weekday = new Date(`${mine[0]?.date ?? '2026-01-05'}T00:00:00Z`).getUTCDay();
    return { month, before: (weekday + 6) % 7, days: mine };
  });
}

/** How a day is drawn. */
export function standingOf({ standing, hours }: CalendarDay): CalendarDay['standing'] | 'weekly-closed' {
  return standing === 'week' && hours.length === 0 ? 'weekly-closed' : standing;
}

/** Days that differ from the week, those in a row and of one kind together. */
export function runsOf(days: readonly CalendarDay[]): readonly { first: CalendarDay; last: CalendarDay }[] {
  const runs: { first: CalendarDay; last: CalendarDay; at: number }[] = [];
  days.forEach((day, at) => {
    if (day.standing === 'week') return;
    const run = runs.at(-1);
    if (run?.at === at - 1 && sameKind(run.first, day)) Object.assign(run, { last: day, at });
    else runs.push({ first: day, last: day, at });
  });
  return runs.map(({ first, last }) => ({ first, last }));
}

function sameKind(one: CalendarDay, other: CalendarDay): boolean {
  const kind = ({ standing, name, hours }: CalendarDay) => JSON.stringify([standing, name?.zh, name?.en, hours]);
  return kind(one) === kind(other);
}
