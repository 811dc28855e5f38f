const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A deadline is near when so many milliseconds or fewer are left. */
export const SOON_MS = HOUR;

export type Urgency = 'overdue' | 'soon' | 'ahead';

/** How pressing a due time is at `now`; the very moment it falls due counts as overdue. Both in milliseconds of the epoch. */
export function urgencyOf(dueMs: number, nowMs: number): Urgency {
  if (dueMs <= nowMs) return 'overdue';
  return dueMs - nowMs <= SOON_MS ? 'soon' : 'ahead';
}

export interface DurationWords {
  readonly days: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly minutes: (n: number) => string;
  readonly seconds: (n: number) => string;
}

/**
 * A span of time in its two largest units, rounded down: `3 d 4 h`, `2 h 05 min`, `12 min 30 s`.
 *
 * @param spanMs  its sign is ignored
 */
export function spanText(spanMs: number, words: DurationWords): string {
  const span = Math.abs(spanMs);
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  const minutes = Math.floor((span % HOUR) / MINUTE);
  const seconds = Math.floor((span % MINUTE) / SECOND);
  if (days > 0) return `${words.days(days)} ${words.hours(hours)}`;
  if (hours > 0) return `${words.hours(hours)} ${words.minutes(minutes)}`;
  if (minutes > 0) return `${words.minutes(minutes)} ${words.seconds(seconds)}`;
  return words.seconds(seconds);
}
