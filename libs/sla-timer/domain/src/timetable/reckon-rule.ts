import {
  type Calendar,
  type Instant,
  isBefore,
  laterOf,
  looksAtHours,
  type Pause,
  type Within as Length,
} from '@redress/business-time';
import { type CaseFacts, type DeadlineRule, lengthOf } from '@redress/policy';
import { calendarOf } from './calendars.js';
import type { Draft } from './draft.js';
import { afterPausesIn, backwards, lengthFor, type Life, momentsOf, notLaterThan } from './reckon.js';
import { type Deadline, isOpen } from './timetable.js';

/** What a round of a deadline begins at, and what began it: a fact’s name, or `deadline:<id>`. */
export interface Beginning {
  readonly at: Instant;
  readonly by: string;
}

/**
 * When the round falls due that has this beginning, how that was reckoned, and what is to be noticed on the way.
 * @returns nothing while its length, its date or the deadline it is counted back from is not known
 * @throws {CalendarUnknown}
 */
export function reckonRule(draft: Draft, rule: DeadlineRule, { at: startedAt, by }: Beginning) {
  const facts = draft.facts(startedAt);
  const back = countedBackFrom(rule, by);
  const other = back === undefined ? undefined : draft.timetable.deadlines.get(back);
  const length = lengthOfRound(draft, rule, by, facts);
  if (length === undefined || (back !== undefined && other === undefined)) return undefined;
  const calendar = calendarFor(draft, rule);
  const reckoning = other
    ? draft.reckon(rule.id, calendar, other.dueAt, backwards(length))
    : draft.reckon(rule.id, calendar, startedAt, length);
  const dueAt = notLaterThan(reckoning.due, limitOf(draft, rule, startedAt));
  const life: Life = { startedAt, dueAt, length, pauses: [], silentBefore: silentBefore(draft) };
  return { reckoning, dueAt, moments: momentsOf(rule, life, facts, calendar) };
}

/** How long the round is that was begun by `by`: a recurring duty comes again every so often, however long its first round is. */
export function lengthOfRound(draft: Draft, rule: DeadlineRule, by: string, facts: CaseFacts): Length | undefined {
  const { term } = draft.timetable;
  if (rule.repeats && isRepetition(rule, by)) return lengthFor(rule.repeats.every, facts, term);
  const within =
    rule.agreedTermReplaces && term !== null ? ({ unit: 'agreed' } as const) : lengthOf(rule, facts)?.within;
  return within && lengthFor(within, facts, term);
}

/** Whether a round begun by `by` follows an earlier one of the same recurring duty. */
export function isRepetition({ id }: DeadlineRule, by: string): boolean {
  return by === `deadline:${id}`;
}

/** The deadline whose due time the round begun by `by` is counted back from. */
export function countedBackFrom(rule: DeadlineRule, by: string): string | undefined {
  if (isRepetition(rule, by)) return undefined;
  return rule.starts.find((start) => start.on === 'before-due')?.deadline;
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
  const counted = pausesThatCount(draft, deadline, pauses);
  const shifted = afterPausesIn(base, counted, deadline.reckoning.within, calendarFor(draft, rule));
  return notLaterThan(shifted, limitOf(draft, rule, deadline.startedAt));
}

/**
 * The years not published yet that lie between the due time as it was reckoned and as it is after pauses.
 * @returns nothing where there are none, so that the event says nothing of them
 */
export function unknownAfterPauses(draft: Draft, { id, reckoning }: Deadline, base: Instant, dueAt: Instant) {
  if (!looksAtHours(reckoning.within) || !isBefore(base, dueAt)) return {};
  const calendar = calendarFor(draft, draft.rule(id));
  const ms = calendar.workingTimeBetween(base, dueAt);
  const { reachesUnknownYears: years } = calendar.due(base, { unit: 'working-time', ms });
  return years === undefined ? {} : { pausedIntoUnknownYears: years };
}

/**
 * What is counted back from a due time moves with that and not by itself; a date that was granted or agreed is moved by
 * what was paused since then.
 */
function pausesThatCount(draft: Draft, deadline: Deadline, pauses: readonly Pause[]): readonly Pause[] {
  if (countedBackFrom(draft.rule(deadline.id), deadline.startedBy) !== undefined) return [];
  const fixedAt = deadline.extensions.at(-1)?.at ?? agreedAt(draft, deadline);
  if (fixedAt === undefined) return pauses;
  return pauses.flatMap((pause) =>
    pause.to !== undefined && !isBefore(fixedAt, pause.to) ? [] : [{ ...pause, from: laterOf(pause.from, fixedAt) }],
  );
}

function agreedAt({ timetable }: Draft, { reckoning: { within } }: Deadline): Instant | undefined {
  if (within.unit !== 'agreed') return undefined;
  return timetable.happened.findLast((each) => each.kind === 'term' && each.until === within.dueAt)?.at;
}

/** While the outer deadline stands still it has no due time to hold to, and what begins after it was due has its own. */
export function limitOf(draft: Draft, { notAfter }: DeadlineRule, startedAt: Instant): Instant | undefined {
  const limit = notAfter === undefined ? undefined : draft.timetable.deadlines.get(notAfter);
  if (limit === undefined || !isOpen(limit) || limit.status === 'paused') return undefined;
  return isBefore(startedAt, limit.dueAt) ? limit.dueAt : undefined;
}

function silentBefore({ timetable }: Draft): Instant | null {
  return timetable.imported ? timetable.openedAt : null;
}
