import { type Instant, instant, plusMs } from '@redress/business-time';

/** A clock that stands still until a spec moves it. */
export interface FixedClock {
  now(): Instant;
  /** Moves it forwards (or, negative, backwards) by milliseconds. */
  advance(ms: number): Instant;
  set(at: Instant | string): Instant;
}

/** @throws {NotAnInstant} `at` is no date and time with an offset */
export function fixedClock(at: Instant | string): FixedClock {
  let present = instant(at);
  return {
    now: () => present,
    advance: (ms) => (present = plusMs(present, ms)),
    set: (next) => (present = instant(next)),
  };
}
