import type { PeriodText, TimeText } from './units.js';

/** A period of one day in minutes from its midnight; `end` beyond 1440 lies on the day after. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

export const DAY_MINUTES = 1440;
const timeShape = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes from midnight that `text` names (`24:00` is 1440), or undefined when it is no time of day. */
export function minutesOfTime(text: TimeText): number | undefined {
  if (text === '24:00') return DAY_MINUTES;
  const parts = timeShape.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
}

/** The period that `text` names, or undefined. One that ends before it starts runs on past midnight. */
export function periodOf(text: PeriodText): Period | undefined {
  const [from = '', to = '', more] = text.split('-');
  const start = minutesOfTime(from);
  const end = minutesOfTime(to);
  if (start === undefined || end === undefined || more !== undefined || start === end || start === DAY_MINUTES)
    return undefined;
  return { start, end: end > start ? end : end + DAY_MINUTES };
}

/** `08:30` for 510; beyond midnight it counts on, as in `24:00`. */
export function timeOfMinutes(minutes: number): TimeText {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `22:00-06:00`: how a person reads a period. */
export function periodText({ start, end }: Period): PeriodText {
  const onTheWall = (minutes: number) => timeOfMinutes(minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes);
  return `${onTheWall(start % DAY_MINUTES)}-${onTheWall(end)}`;
}

/** The periods that `texts` name, in order. @throws {RangeError} for text that is no period */
export function periodsOf(texts: readonly PeriodText[]): readonly Period[] {
  return texts
    .map((text) => {
      const period = periodOf(text);
      if (!period) throw new RangeError(`"${text}" is not a period: expected two times, like 09:00-18:00`);
      return period;
    })
    .sort((one, other) => one.start - other.start);
}

/** What is left of `periods` outside `breaks`; a break after midnight also falls into a period from the day before. */
export function withoutBreaks(periods: readonly Period[], breaks: readonly Period[]): readonly Period[] {
  const nextDay = breaks.map(({ start, end }) => ({ start: start + DAY_MINUTES, end: end + DAY_MINUTES }));
  return [...breaks, ...nextDay].reduce(cutOut, periods);
}

function cutOut(periods: readonly Period[], { start, end }: Period): readonly Period[] {
  return periods.flatMap((period) =>
    [
      { start: period.start, end: Math.min(period.end, start) },
      { start: Math.max(period.start, end), end: period.end },
    ].filter((rest) => rest.start < rest.end),
  );
}

/** The part of `periods` between two minutes of the day. */
export function within(periods: readonly Period[], start: number, end: number): readonly Period[] {
  return periods
    .map((period) => ({ start: Math.max(period.start, start), end: Math.min(period.end, end) }))
    .filter((rest) => rest.start < rest.end);
}

/** Their length together, in minutes. */
export function totalMinutes(periods: readonly Period[]): number {
  return periods.reduce((sum, { start, end }) => sum + end - start, 0);
}
