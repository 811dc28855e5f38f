import {
  type Calendar,
  earlierOf,
  type Instant,
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

function stepAt({ at }: LadderStep, life: Life, facts: CaseFacts, calendar: Calendar): Instant | undefined {
  const from = at.from === 'due' ? life.dueAt : life.startedAt;
  const reached = at.span === undefined ? from : reach(from, at.span, facts, calendar);
  return reached !== undefined && at.from === 'start' ? pausedUntil(reached, life, calendar) : reached;
}

function warningAt({ at }: Warning, life: Life, facts: CaseFacts, calendar: Calendar): Instant | undefined {
  if ('before' in at) {
    const length = lengthFor(at.span, facts, null);
    return length && calendar.due(life.dueAt, backwards(length)).at;
  }
  const { startedAt, dueAt, length } = life;
  if (length.unit === 'working-time' || length.unit === 'working-days')
    return calendar.addWorkingTime(startedAt, Math.round(at.share * calendar.workingTimeBetween(startedAt, dueAt)));
  return plusMs(startedAt, Math.round(at.share * (msOf(dueAt) - msOf(startedAt))));
}

function reach(from: Instant, span: Span, facts: CaseFacts, calendar: Calendar): Instant | undefined {
  const length = lengthFor(span, facts, null);
  return length && calendar.due(from, length).at;
}

function pausedUntil(at: Instant, { pauses, length }: Life, calendar: Calendar): Instant {
  const closed = pauses.filter(({ to }) => to !== undefined);
  if (closed.length === 0) return at;
  const shifted = shiftForPauses(calendar, at, closed, length);
  return shifted.status === 'running' ? shifted.dueAt : at;
}

/** A due time that may not lie later than another one. */
export function notLaterThan(dueAt: Instant, limit: Instant | undefined): Instant {
  return limit === undefined ? dueAt : earlierOf(dueAt, limit);
}
