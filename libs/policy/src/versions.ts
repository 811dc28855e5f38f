/** The highest version there may ever be: the largest integer of PostgreSQL. */
export const LAST_VERSION = 2_147_483_647;
/** A first version may be a date, as some houses count: 20261231. */
const HIGHEST_FIRST = 99_999_999;
/** From one such date to another a hundred years later. */
const WIDEST_STEP = 1_000_000;

/**
 * The highest version of a policy or calendar that may follow `newest` (0 where there is none). Versions only go up, so
 * one that leaped to the end would lock out every later one.
 */
export function highestAfter(newest: number): number {
  return newest === 0 ? HIGHEST_FIRST : Math.min(LAST_VERSION, newest + WIDEST_STEP);
}
