import { type Instant, isBefore } from '@redress/business-time';
import { type DeadlineRule, type OccurredFact, type Start, triggers } from '@redress/policy';
import type { Draft } from './draft.js';
import { moveWhatLeansOn } from './move-deadline.js';
import { pauseAsItWas } from './pause-and-resume.js';
import { reckonRule } from './reckon-rule.js';
import { isOpen, occurredFacts } from './timetable.js';

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

/** Why a deadline is taken back whose condition does not hold any more. */
export const NO_LONGER_APPLIES = 'no longer applies';

/**
 * Looks at every deadline again after the facts changed: what applies now starts by what happened before, also what had
 * been taken back because it did not apply for a while, unless it was missed before that.
 */
export function startWhatAppliesNow(
  draft: Draft,
  at: Instant,
  wanted: (rule: DeadlineRule, startedAt: Instant) => boolean = () => true,
): void {
  for (const rule of draft.circumstances.policy.deadlines) {
    const present = draft.timetable.deadlines.get(rule.id);
    if (present && !(present.cancelledBecause === NO_LONGER_APPLIES && present.missedAt === null)) continue;
    const beginning = occurredFacts(draft.timetable).find(({ fact, at: then }) =>
      rule.starts.some((start) => start.on === 'fact' && triggers(start.trigger, fact, draft.facts(then))),
    );
    if (beginning && wanted(rule, beginning.at)) begin(draft, rule, { at: beginning.at, by: beginning.fact.name }, at);
  }
}

/** Starts the next round of a deadline, at `at`, with its full length (reopening, recurring duties). */
export function startNextRound(draft: Draft, rule: DeadlineRule, beginning: Beginning): void {
  begin(draft, rule, beginning, beginning.at);
}

function set(draft: Draft, rule: DeadlineRule, beginning: Beginning): void {
  const present = draft.timetable.deadlines.get(rule.id);
  if (present !== undefined && (isOpen(present) || !isBefore(present.startedAt, beginning.at))) return;
  begin(draft, rule, beginning, beginning.at);
}

function begin(draft: Draft, rule: DeadlineRule, { at, by }: Beginning, happenedAt: Instant): void {
  const facts = draft.facts(at);
  if (rule.appliesWhen !== undefined && !rule.appliesWhen.holds(facts)) return;
  const reckoned = reckonRule(draft, rule, at);
  if (reckoned === undefined) return;
  const round = (draft.timetable.rounds.get(rule.id)?.length ?? 0) + 1;
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
  pauseAsItWas(draft, rule);
  moveWhatLeansOn(draft, rule.id, happenedAt);
  startByDeadline(draft, rule.id, 'set', at);
}

function hangsOn(start: Start, deadline: string, outcome: 'set' | 'due' | 'met' | 'missed'): boolean {
  if (start.on === 'fact' || start.deadline !== deadline) return false;
  return start.on === 'before-due' ? outcome === 'set' : start.outcome === outcome;
}
