import {
  type Calendar,
  earlierOf,
  type Instant,
  laterOf,
  looksAtHours,
  msOf,
  type Pause,
  plusMs,
  shiftForPauses,
  type Within as Length,
} from '@redress/business-time';
import type { CaseFacts, Count, DeadlineRule, LadderStep, Span, Warning, Within } from '@redress/policy';
import type { Moment } from './timetable.events.js';

const MINUTE_MS = 60_000;

/**
 * The policy's length as the calendar counts it, with its numbers filled in from the facts.
 * @returns nothing while a number, or the date to be agreed, is not known
 */
export function lengthFor(within: Within, facts: CaseFacts, term: Instant | null): Length | undefined {
  const count = (of: Count) => of.of(facts);
  switch (within.unit) {
    case 'at-once':
      return { unit: 'elapsed', ms: 0 };
    case 'elapsed':
    case 'working-time': {
      const minutes = count(within.minutes);
      return minutes === undefined ? undefined : { unit: within.unit, ms: minutes * MINUTE_MS };
    }
    case 'working-day-share':
      return { unit: 'working-days', days: within.share };
    case 'business-days': {
      const days = count(within.days);
      const counting = within.from === 'next-day' ? 'from-next-day' : 'from-event';
      return days === undefined ? undefined : { unit: 'business-days', days, counting, until: within.until };
    }
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months': {
      const amount = count(within.count);
      return amount === undefined ? undefined : { unit: within.unit, count: amount, until: within.until };
    }
    case 'same-day':
      return { unit: 'same-day', until: within.until };
    case 'agreed':
      return term === null ? undefined : { unit: 'agreed', dueAt: term };
  }
}

/** The same length counted backwards, for points that lie before a due time. */
export function backwards(length: Length): Length {
  switch (length.unit) {
    case 'elapsed':
    case 'working-time':
      return { ...length, ms: -length.ms };
    case 'working-days':
    case 'business-days':
      return { ...length, days: -length.days };
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months':
      return { ...length, count: -length.count };
    case 'same-day':
    case 'agreed':
      return length;
  }
}

export interface Life {
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly length: Length;
  /** All of them, those included that lie before a date that was granted or agreed. */
  readonly pauses: readonly Pause[];
  /** Moments before this one ring nobody: the complaint was brought over then. */
  readonly silentBefore: Instant | null;
}

/** Everything that is to be noticed in the life of a deadline, in the order of time. */
export function momentsOf(rule: DeadlineRule, life: Life, facts: CaseFacts, calendar: Calendar): readonly Moment[] {
  const rings = [
    ...rule.warnings.map((warning) => ({ key: `warn:${warning.id}`, at: warningAt(warning, life, facts, calendar) })),
    ...rule.ladder.map((step) => ({ key: `step:${step.id}`, at: stepAt(step, life, facts, calendar) })),
  ].filter(
    (moment): moment is Moment =>
      moment.at !== undefined && (life.silentBefore === null || moment.at >= life.silentBefore),
  );
  return [{ key: 'due', at: life.dueAt }, ...rings].sort((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
}

const atOnce: Span = { unit: 'at-once' };

/**
 * A step counted from the start stands still with the deadline, in the unit it is counted in. It belongs to what is
 * overdue, so where a date was granted or agreed that lies beyond it, it waits for that.
 */
function stepAt({ at }: LadderStep, life: Life, facts: CaseFacts, calendar: Calendar): Instant | undefined {
  const length = lengthFor(at.span ?? atOnce, facts, null);
  if (length === undefined) return undefined;
  if (at.from === 'due') return calendar.due(life.dueAt, length).at;
  const reached = calendar.due(life.startedAt, length).at;
  return laterOf(afterPausesIn(reached, life.pauses, length, calendar), life.dueAt);
}

/** A warning that would lie before the start is given at the start: the time allowed is shorter than the warning. */
function warningAt({ at }: Warning, life: Life, facts: CaseFacts, calendar: Calendar): Instant | undefined {
  if ('share' in at) return shareAt(at.share, life, calendar);
  const length = lengthFor(at.span, facts, null);
  return length && laterOf(calendar.due(life.dueAt, backwards(length)).at, life.startedAt);
}

/**
 * When this share of the time allowed is used up: of the opening hours where the deadline looks at them, else of the
 * time on the wall. While it stands still nothing is used up.
 */
function shareAt(share: number, { startedAt, dueAt, length, pauses }: Life, calendar: Calendar): Instant {
  const inHours = looksAtHours(length);
  const between = (from: Instant, to: Instant) =>
    inHours ? calendar.workingTimeBetween(from, to) : msOf(to) - msOf(from);
  const paused = pauses.reduce((sum, { from, to }) => sum + (to === undefined ? 0 : between(from, to)), 0);
  const used = Math.round(share * Math.max(0, between(startedAt, dueAt) - paused));
  const reached = inHours ? calendar.addWorkingTime(startedAt, used) : plusMs(startedAt, used);
  return afterPausesIn(reached, pauses, length, calendar);
}

/** Where `at` comes to lie by the pauses that are over, counted in the unit of `length`. */
export function afterPausesIn(at: Instant, pauses: readonly Pause[], length: Length, calendar: Calendar): Instant {
  const over = pauses.filter(({ to }) => to !== undefined);
  const shifted = shiftForPauses(calendar, at, over, length);
  return shifted.status === 'running' ? shifted.dueAt : at;
}

/** A due time that may not lie later than another one. */
export function notLaterThan(dueAt: Instant, limit: Instant | undefined): Instant {
  return limit === undefined ? dueAt : earlierOf(dueAt, limit);
}
