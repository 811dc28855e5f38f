import { type Instant, isBefore, msOf, plusMs } from '@redress/business-time';

/** Later than this before it was recorded, a fact counts as dated back and is marked so. */
export const BACKDATED_AFTER_MS = 5 * 60_000;
/** Clocks of two machines differ; this far ahead of ours a moment is taken for now. */
const AHEAD_TOLERATED_MS = 60_000;

export type MomentRefusal =
  | { readonly code: 'happened-in-the-future'; readonly happenedAt: Instant; readonly now: Instant }
  | { readonly code: 'dated-back-too-far'; readonly happenedAt: Instant; readonly earliest: Instant };

export interface Dated {
  /** When the caller says it happened; nothing means now. */
  readonly happenedAt?: Instant | undefined;
  readonly now: Instant;
  /** How far back it may be dated, in milliseconds (the policy says so); nothing means as far as one likes (history). */
  readonly backdatingLimitMs?: number | undefined;
}

/**
 * When a fact happened, or why that moment cannot be. A call of 09:00 written down at 09:20 starts its hour at 09:00.
 */
export function momentOf({
  happenedAt,
  now,
  backdatingLimitMs,
}: Dated): { at: Instant; backdated: boolean } | MomentRefusal {
  if (happenedAt === undefined || happenedAt === now) return { at: now, backdated: false };
  if (isBefore(now, happenedAt)) {
    if (msOf(happenedAt) - msOf(now) <= AHEAD_TOLERATED_MS) return { at: now, backdated: false };
    return { code: 'happened-in-the-future', happenedAt, now };
  }
  const earliest = backdatingLimitMs === undefined ? happenedAt : plusMs(now, -backdatingLimitMs);
  if (isBefore(happenedAt, earliest)) return { code: 'dated-back-too-far', happenedAt, earliest };
  return { at: happenedAt, backdated: msOf(now) - msOf(happenedAt) > BACKDATED_AFTER_MS };
}
