import { type Instant, isBefore } from '@redress/business-time';
import { type DeadlineRule, type OccurredFact, type Start, triggers } from '@redress/policy';
import type { Draft } from './draft.js';
import { moveWhatLeansOn } from './move-deadline.js';
import { pauseAsItWas } from './pause-and-resume.js';
import { afterPauses, type Beginning, isRepetition, momentsAnew, reckonRule } from './reckon-rule.js';
import type { DeadlineSet } from './timetable.events.js';
import { type Deadline, isOpen, occurredFacts } from './timetable.js';

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

/** Why a deadline is taken back whose condition does not hold any more. */
export const NO_LONGER_APPLIES = 'no longer applies';

/**
 * Looks at every deadline again after the facts changed: what applies now starts by what happened before, also what had
 * been taken back because it did not apply for a while, unless it was missed before that.
 */
export function startWhatAppliesNow(
  draft: Draft,
  at: Instant,
  wanted: (rule: DeadlineRule, beginning: Beginning) => boolean = () => true,
): void {
  for (const rule of draft.circumstances.policy.deadlines) {
    const present = draft.timetable.deadlines.get(rule.id);
    if (present && !(present.cancelledBecause === NO_LONGER_APPLIES && present.missedAt === null)) continue;
    const begun = occurredFacts(draft.timetable).find(({ fact, at: then }) =>
      rule.starts.some((start) => start.on === 'fact' && triggers(start.trigger, fact, draft.facts(then))),
    );
    const beginning = begun && { at: begun.at, by: begun.fact.name };
    if (beginning && wanted(rule, beginning)) begin(draft, rule, beginning, at);
  }
}

/** Starts the next round of a deadline, at `at`, with its full length (reopening, recurring duties). */
export function startNextRound(draft: Draft, rule: DeadlineRule, beginning: Beginning): void {
  begin(draft, rule, beginning, beginning.at);
}

/**
 * Starts a round that runs on where `ended` stopped: with the time and the dates it had, and without what was told. A miss
 * that was refuted can be missed again.
 */
export function runOn(draft: Draft, rule: DeadlineRule, ended: Deadline, by: string): void {
  const { startedAt, startedBy, endedAt } = ended;
  const beginning = { at: startedAt, by: isRepetition(rule, startedBy) ? startedBy : by };
  const reckoned = applies(draft, rule, beginning.at) ? reckonRule(draft, rule, beginning) : undefined;
  if (reckoned === undefined) return;
  const { reckoning } = reckoned;
  const { extensions } = ended;
  const noticed = ended.noticed.filter((key) => key !== 'due');
  const base = extensions.length > 0 ? ended.base : reckoning.due;
  const pauses = ended.pauses.map((pause) => ({ ...pause, to: pause.to ?? endedAt ?? startedAt }));
  const round = { ...ended, startedBy: beginning.by, reckoning, pauses, noticed };
  const dueAt = afterPauses(draft, round, base, pauses);
  const moments = momentsAnew(draft, round, dueAt, pauses);
  add(draft, rule, beginning, { reckoning, dueAt, moments, runsOn: { base, pauses, extensions, noticed } }, startedAt);
  startByDeadline(draft, rule.id, 'set', startedAt);
}

function set(draft: Draft, rule: DeadlineRule, beginning: Beginning): void {
  const present = draft.timetable.deadlines.get(rule.id);
  if (present !== undefined && (isOpen(present) || !isBefore(present.startedAt, beginning.at))) return;
  begin(draft, rule, beginning, beginning.at);
}

function begin(draft: Draft, rule: DeadlineRule, beginning: Beginning, happenedAt: Instant): void {
  const reckoned = applies(draft, rule, beginning.at) ? reckonRule(draft, rule, beginning) : undefined;
  if (reckoned === undefined) return;
  add(draft, rule, beginning, reckoned, happenedAt);
  pauseAsItWas(draft, rule);
  moveWhatLeansOn(draft, rule.id, happenedAt);
  startByDeadline(draft, rule.id, 'set', beginning.at);
}

function applies(draft: Draft, { appliesWhen }: DeadlineRule, at: Instant): boolean {
  return appliesWhen === undefined || appliesWhen.holds(draft.facts(at));
}

function add(
  draft: Draft,
  rule: DeadlineRule,
  { at: startedAt, by: startedBy }: Beginning,
  reckoned: Pick<DeadlineSet['data'], 'reckoning' | 'dueAt' | 'moments' | 'runsOn'>,
  happenedAt: Instant,
): void {
  draft.add({
    type: 'DeadlineSet',
    happenedAt,
    data: {
      deadline: rule.id,
      round: (draft.timetable.rounds.get(rule.id)?.length ?? 0) + 1,
      ownerRole: rule.owner.role,
      department: draft.timetable.facts.department ?? null,
      startedAt,
      rule: [rule.id, ...rule.sources].join(' '),
      startedBy,
      ...reckoned,
    },
  });
}

function hangsOn(start: Start, deadline: string, outcome: 'set' | 'due' | 'met' | 'missed'): boolean {
  if (start.on === 'fact' || start.deadline !== deadline) return false;
  return start.on === 'before-due' ? outcome === 'set' : start.outcome === outcome;
}
