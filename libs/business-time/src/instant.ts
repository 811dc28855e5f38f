import { instantMs, instantText } from './instant-text.js';

declare const instantBrand: unique symbol;

/**
 * A moment on the world's clock, as canonical text in UTC with milliseconds: `2026-03-06T09:00:00.000Z`.
 * Because the form is canonical, equal instants are equal strings, and the order of the strings is the order in time.
 */
export type Instant = string & { readonly [instantBrand]: true };

const canonical = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Thrown by {@link instant} for text that names no moment: no date, no time, no offset, or a day that does not exist. */
export class NotAnInstant extends Error {
  constructor(readonly text: string) {
    super(`"${text}" is not an instant: expected RFC 3339 with an offset, like 2026-03-06T09:00:00+08:00`);
    this.name = 'NotAnInstant';
  }
}

/**
 * The instant that RFC 3339 text names; digits finer than a millisecond are cut off.
 * @throws {NotAnInstant} when the text has no offset or names no existing moment
 */
export function instant(text: string): Instant {
  if (!withOffset.test(text)) throw new NotAnInstant(text);
  const ms = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(ms) || !dayExists(text)) throw new NotAnInstant(text);
  return canonical.test(text) ? (text as Instant) : instantFromMs(ms);
}

/** The instant `ms` milliseconds after 1970-01-01T00:00Z. @throws {RangeError} for what is no moment of a calendar */
export function instantFromMs(ms: number): Instant {
  return instantText(ms) as Instant;
}

/** Milliseconds from 1970-01-01T00:00Z until `moment`. */
export function msOf(moment: Instant): number {
  return instantMs(moment);
}

export function isBefore(one: Instant, other: Instant): boolean {
  return one < other;
}

/** The instant `ms` milliseconds of elapsed time after `moment`; negative goes back. */
export function plusMs(moment: Instant, ms: number): Instant {
  return instantFromMs(msOf(moment) + ms);
}

/** The earlier of the two. */
export function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

/** The later of the two. */
export function laterOf(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}

/** `Date.parse` takes 30 February for 2 March; a complaint must not. */
function dayExists(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
