import { type Instant, isBefore } from '@redress/business-time';
import type { OpenedCase } from './case.js';

/** Since when a case stands as it does; earlier standings stay, so that what arrives late is applied to its own time. */
export interface Standing {
  readonly status: OpenedCase['status'];
  readonly since: Instant;
}

/** How the case stood at `at`; open before anything else was said of it. */
export function standingAt({ standings }: Pick<OpenedCase, 'standings'>, at: Instant): OpenedCase['status'] {
  return standings.findLast(({ since }) => !isBefore(at, since))?.status ?? 'open';
}

/** Whether the case was open at `at`, neither resolved nor closed: what happens at the very moment of an end comes after it. */
export function wasOpenAt(opened: OpenedCase, at: Instant): boolean {
  return standingAt(opened, at) === 'open';
}

/** Whether the case was opened again since `at`. */
export function reopenedSince({ standings }: OpenedCase, at: Instant): boolean {
  return standings.slice(1).some(({ status, since }) => status === 'open' && !isBefore(since, at));
}

/** What follows in the order of time, whatever the order of writing down. */
export function withStanding(
  { standings }: OpenedCase,
  status: Standing['status'],
  since: Instant,
): readonly Standing[] {
  const place = standings.findLastIndex((each) => !isBefore(since, each.since));
  return standings.toSpliced(place + 1, 0, { status, since });
}
