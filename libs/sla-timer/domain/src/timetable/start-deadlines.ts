import { type Calendar, type Instant, isBefore } from '@redress/business-time';
import { type DeadlineRule, lengthOf, type OccurredFact, type Start, triggers } from '@redress/policy';
import { calendarOf } from './calendars.js';
import type { Draft } from './draft.js';
import { backwards, lengthFor, type Life, momentsOf, notLaterThan } from './reckon.js';
import { type Deadline, isOpen } from './timetable.js';

/** What a deadline begins at, and what began it: a fact’s name, or `deadline:<id>`. */
interface Beginning {
  readonly at: Instant;
  readonly by: string;
}

/** Sets every deadline that `fact`, happening at `at`, starts; the first fact to happen counts. */
export function startByFact(draft: Draft, fact: OccurredFact, at: Instant): void {
  for (const rule of draft.circumstances.policy.deadlines) {
    const starts = rule.starts.some((start) => start.on === 'fact' && triggers(start.trigger, fact, draft.facts(at)));
    if (starts) set(draft, rule, { at, by: fact.name });
  }
}

/** Sets what hangs on another deadline: on its being set (counted back from it), falling due, being met or missed. */
export function startByDeadline(
  draft: Draft,
  deadline: string,
  outcome: 'set' | 'due' | 'met' | 'missed',
  at: Instant,
): void {
  for (const rule of draft.circumstances.policy.deadlines) {
    if (rule.starts.some((start) => hangsOn(start, deadline, outcome)))
      set(draft, rule, { at, by: `deadline:${deadline}` });
  }
}

/** Looks at every deadline again after the facts changed: what applies now starts by what happened before. */
export function startWhatAppliesNow(draft: Draft, at: Instant): void {
  for (const rule of draft.circumstances.policy.deadlines) {
    if (draft.timetable.deadlines.has(rule.id)) continue;
    const beginning = draft.timetable.occurred.find(({ fact, at: then }) =>
      rule.starts.some((start) => start.on === 'fact' && triggers(start.trigger, fact, draft.facts(then))),
    );
    if (beginning) set(draft, rule, { at: beginning.at, by: beginning.fact.name }, at);
  }
}

/** Starts the next round of a deadline, at `at`, with its full length (reopening, recurring duties). */
export function startNextRound(draft: Draft, rule: DeadlineRule, beginning: Beginning): void {
  begin(draft, rule, beginning, beginning.at);
}

function set(draft: Draft, rule: DeadlineRule, beginning: Beginning, happenedAt = beginning.at): void {
  const present = draft.timetable.deadlines.get(rule.id);
  if (present !== undefined && (isOpen(present) || !isBefore(present.startedAt, beginning.at))) return;
  begin(draft, rule, beginning, happenedAt);
}

function begin(draft: Draft, rule: DeadlineRule, { at, by }: Beginning, happenedAt: Instant): void {
  const facts = draft.facts(at);
  if (rule.appliesWhen !== undefined && !rule.appliesWhen.holds(facts)) return;
  const reckoned = reckonRule(draft, rule, at);
  if (reckoned === undefined) return;
  const round = (draft.timetable.deadlines.get(rule.id)?.round ?? 0) + 1;
  const { reckoning, dueAt, moments } = reckoned;
  draft.add({
    type: 'DeadlineSet',
    happenedAt,
    data: {
      deadline: rule.id,
      round,
      ownerRole: rule.owner.role,
      department: facts.department ?? null,
      startedAt: at,
      dueAt,
      rule: [rule.id, ...rule.sources].join(' '),
      startedBy: by,
      reckoning,
      moments,
    },
  });
  pauseIfWaiting(draft, rule, at);
  startByDeadline(draft, rule.id, 'set', at);
}

/** When the deadline falls due that starts at `startedAt`, how that was reached, and what is to be noticed on the way. */
export function reckonRule(draft: Draft, rule: DeadlineRule, startedAt: Instant, calendar = calendarFor(draft, rule)) {
  const { timetable } = draft;
  const facts = draft.facts(startedAt);
  const back = rule.starts.find((start) => start.on === 'before-due');
  const other = back && timetable.deadlines.get(back.deadline);
  const term = timetable.term;
  const within =
    rule.agreedTermReplaces && term !== null ? ({ unit: 'agreed' } as const) : lengthOf(rule, facts)?.within;
  const length = within && lengthFor(within, facts, term);
  if (length === undefined || (back !== undefined && other === undefined)) return undefined;
  const reckoning = other ? calendar.reckon(other.dueAt, backwards(length)) : calendar.reckon(startedAt, length);
  const limit = rule.notAfter === undefined ? undefined : timetable.deadlines.get(rule.notAfter);
  const dueAt = notLaterThan(reckoning.due, limit && isOpen(limit) ? limit.dueAt : undefined);
  const life: Life = {
    startedAt,
    dueAt,
    length,
    pauses: [],
    silentBefore: timetable.imported ? timetable.openedAt : null,
  };
  return { reckoning, dueAt, moments: momentsOf(rule, life, facts, calendar) };
}

export function calendarFor(draft: Draft, rule: DeadlineRule): Calendar {
  const { policy, calendars } = draft.circumstances;
  return calendarOf(rule.calendar, draft.timetable.branch, policy, calendars);
}

/** The moments of a deadline that runs on with another due time or after pauses. */
export function momentsAnew(draft: Draft, deadline: Deadline, dueAt: Instant, pauses = deadline.pauses) {
  const rule = draft.rule(deadline.id);
  const silentBefore = draft.timetable.imported ? draft.timetable.openedAt : null;
  const life: Life = { startedAt: deadline.startedAt, dueAt, length: deadline.reckoning.within, pauses, silentBefore };
  const left = new Set(deadline.moments.map(({ key }) => key));
  return momentsOf(rule, life, draft.facts(deadline.startedAt), calendarFor(draft, rule)).filter(({ key }) =>
    left.has(key),
  );
}

function pauseIfWaiting(draft: Draft, rule: DeadlineRule, at: Instant): void {
  const { waitingFor, deadlines } = draft.timetable;
  const deadline = deadlines.get(rule.id);
  if (deadline === undefined || waitingFor === null || !rule.pausesWhile.includes(waitingFor)) return;
  draft.about(deadline, 'DeadlinePaused', at, { pausedAt: at, because: waitingFor });
}

function hangsOn(start: Start, deadline: string, outcome: 'set' | 'due' | 'met' | 'missed'): boolean {
  if (start.on === 'fact' || start.deadline !== deadline) return false;
  return start.on === 'before-due' ? outcome === 'set' : start.outcome === outcome;
}
