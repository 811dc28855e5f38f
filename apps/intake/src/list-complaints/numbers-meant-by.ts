import type { Instant } from '@redress/business-time';

/** How far back a number is sought by its last digits alone. */
const YEARS = 20;

/**
 * Registration numbers that somebody means who says `R-2026-000042`, `2026-42` or only `42` on the telephone: each in
 * full, so that an index finds it; none where it can be no such number.
 */
export function numbersMeantBy(said: string, now: Instant): readonly string[] {
  const read = /^(?:(?:R-)?(\d{4})-)?(\d{1,9})$/.exec(said.trim().toUpperCase());
  if (read === null) return [];
  const [, year, digits = ''] = read;
  const latest = Number(now.slice(0, 4));
  const years = year === undefined ? Array.from({ length: YEARS }, (_, back) => latest - back) : [year];
  return years.map((each) => `R-${each}-${digits.replace(/^0+/, '').padStart(6, '0')}`);
}
