import type { EpochMs } from '../units.js';

/** A stretch of a zone's life, minute by minute, as the platform's own formatter shows it. */
export interface Stretch {
  readonly zone: string;
  /** The first minute. */
  readonly from: EpochMs;
  /** What the wall shows at each minute, in minutes since 1970-01-01 of that wall. */
  readonly wall: readonly number[];
  /** The furthest the wall has got by each minute: it stands still while an hour is repeated. */
  readonly furthest: readonly number[];
}

/** Stretches with clock changes of every kind: over an hour, half an hour, at midnight, a whole day left out. */
export const stretches: readonly (readonly [zone: string, from: string])[] = [
  ['Asia/Shanghai', '2025-09-25'],
  ['Europe/Berlin', '2026-03-22'],
  ['Europe/Berlin', '2026-10-18'],
  ['America/New_York', '2026-03-01'],
  ['America/New_York', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-03-29'],
  ['Australia/Lord_Howe', '2026-09-27'],
  ['America/Santiago', '2026-08-30'],
  ['America/Havana', '2026-03-01'],
  ['Africa/Casablanca', '2026-03-15'],
  ['Pacific/Apia', '2011-12-22'],
  ['Asia/Kathmandu', '2026-05-01'],
];

export const STRETCH_DAYS = 18;
export const MINUTE = 60_000;

const known = new Map<string, Stretch>();

/** The minutes of {@link STRETCH_DAYS} days from a UTC midnight on. */
export function stretch(zone: string, fromDate: string): Stretch {
  const key = `${zone} ${fromDate}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = walk(zone, Date.parse(fromDate))));
  return found;
}

function walk(zone: string, from: EpochMs): Stretch {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const wall = Array.from({ length: STRETCH_DAYS * 1440 }, (_, minute) => {
    const [day, month, year, hour, min] = format
      .format(from + minute * MINUTE)
      .match(/\d+/g)
      ?.map(Number) as number[];
    return Date.UTC(year as number, (month as number) - 1, day, hour, min) / MINUTE;
  });
  let reached = -Infinity;
  return { zone, from, wall, furthest: wall.map((minute) => (reached = Math.max(reached, minute))) };
}
