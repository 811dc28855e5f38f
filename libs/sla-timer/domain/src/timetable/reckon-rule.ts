import { type Calendar, type Instant, type Pause, shiftForPauses } from '@redress/business-time';
import { type DeadlineRule, lengthOf } from '@redress/policy';
import { calendarOf } from './calendars.js';
import type { Draft } from './draft.js';
import { backwards, lengthFor, type Life, momentsOf, notLaterThan } from './reckon.js';
import { type Deadline, isOpen } from './timetable.js';

/**
 * When the deadline falls due that starts at `startedAt`, how that was reckoned, and what is to be noticed on the way.
 * @returns nothing while its length, its date or the deadline it is counted back from is not known
 * @throws {CalendarUnknown}
 */
export function reckonRule(draft: Draft, rule: DeadlineRule, startedAt: Instant) {
  const { timetable } = draft;
  const facts = draft.facts(startedAt);
  const back = rule.starts.find((start) => start.on === 'before-due');
  const other = back && timetable.deadlines.get(back.deadline);
  const { term } = timetable;
  const within =
    rule.agreedTermReplaces && term !== null ? ({ unit: 'agreed' } as const) : lengthOf(rule, facts)?.within;
  const length = within && lengthFor(within, facts, term);
  if (length === undefined || (back !== undefined && other === undefined)) return undefined;
  const calendar = calendarFor(draft, rule);
  const reckoning = other
    ? draft.reckon(rule.id, calendar, other.dueAt, backwards(length))
    : draft.reckon(rule.id, calendar, startedAt, length);
  const dueAt = notLaterThan(reckoning.due, limitOf(draft, rule));
  const life: Life = { startedAt, dueAt, length, pauses: [], silentBefore: silentBefore(draft) };
  return { reckoning, dueAt, moments: momentsOf(rule, life, facts, calendar) };
}

/** @throws {CalendarUnknown} */
export function calendarFor(draft: Draft, rule: DeadlineRule): Calendar {
  const { policy, calendars } = draft.circumstances;
  return calendarOf(rule.calendar, draft.timetable.branch, policy, calendars);
}

/** The moments of a deadline that runs on with another due time or after pauses; what was noticed is not noticed again. */
export function momentsAnew(draft: Draft, deadline: Deadline, dueAt: Instant, pauses = deadline.pauses) {
  const rule = draft.rule(deadline.id);
  const { startedAt, reckoning, noticed } = deadline;
  const life: Life = { startedAt, dueAt, length: reckoning.within, pauses, silentBefore: silentBefore(draft) };
  return momentsOf(rule, life, draft.facts(startedAt), calendarFor(draft, rule)).filter(
    ({ key }) => !noticed.includes(key),
  );
}

/** Where `base` lies after the pauses of the deadline, and not later than the deadline it may not outlast. */
export function afterPauses(draft: Draft, deadline: Deadline, base: Instant, pauses: readonly Pause[]): Instant {
  const rule = draft.rule(deadline.id);
  const closed = pauses.filter(({ to }) => to !== undefined);
  const shifted = shiftForPauses(calendarFor(draft, rule), base, closed, deadline.reckoning.within);
  return notLaterThan(shifted.status === 'running' ? shifted.dueAt : base, limitOf(draft, rule));
}

function limitOf(draft: Draft, { notAfter }: DeadlineRule): Instant | undefined {
  const limit = notAfter === undefined ? undefined : draft.timetable.deadlines.get(notAfter);
  return limit && isOpen(limit) ? limit.dueAt : undefined;
}

function silentBefore({ timetable }: Draft): Instant | null {
  return timetable.imported ? timetable.openedAt : null;
}
