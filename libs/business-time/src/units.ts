/** Milliseconds since 1970-01-01T00:00Z: an instant as a number, for callers who reckon many of them. */
export type EpochMs = number;

/** An amount of time on the clock on the wall, in milliseconds. */
export type ElapsedMs = number;

/** An amount of working time, in milliseconds: only what lies inside opening hours counts. */
export type WorkingMs = number;

/** A day of the civil calendar: `2026-10-01`. Which moments it covers depends on the zone. */
export type DateText = string;

/** A time of day on the clock on the wall: `09:00`, up to `24:00`. */
export type TimeText = string;

/** A half-open period of a day: `09:00-18:00`. One that ends before it starts goes on past midnight: `22:00-06:00`. */
export type PeriodText = string;

/** A name for people, in the languages in which it is known. */
export interface Names {
  readonly zh?: string;
  readonly en?: string;
}

export const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type WeekdayName = (typeof weekdayNames)[number];
