import { type Instant, isBefore } from '@redress/business-time';
import type { Actor } from './case.events.js';
import type { OpenedCase } from './case.js';

/** Who has had the matter since when. */
export interface Holding {
  readonly since: Instant;
  readonly department: string;
  readonly handler: Actor | null;
}

/** The case with what it has become written down as held since `since`, in the order of time. */
export function withHolding(current: OpenedCase, since: Instant): OpenedCase {
  const { held, department, handler } = current;
  const place = held.findLastIndex((each) => !isBefore(since, each.since));
  return { ...current, held: held.toSpliced(place + 1, 0, { since, department, handler }) };
}

/** Who had the matter when `moment` came: what changed hands at that very instant was in the hands of before. */
export function holderBefore({ held, department, handler }: OpenedCase, moment: Instant): Omit<Holding, 'since'> {
  return held.findLast(({ since }) => isBefore(since, moment)) ?? held[0] ?? { department, handler };
}

/** How long a department had the matter, each stretch from and until; the last one lasts until the end or still. */
export function stretchesOf({ held, status, standings }: OpenedCase): readonly (Holding & { until: Instant | null })[] {
  const ended = status === 'open' ? null : (standings.at(-1)?.since ?? null);
  return held
    .map((each, index) => ({ ...each, until: held[index + 1]?.since ?? ended }))
    .filter(({ since, until }) => until === null || since !== until);
}
