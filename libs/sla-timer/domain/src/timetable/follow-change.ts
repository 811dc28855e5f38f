import type { Instant } from '@redress/business-time';
import { sameData } from '@redress/decider';
import type { Draft } from './draft.js';
import { move } from './move-deadline.js';
import { countedBackFrom, lengthOfRound } from './reckon-rule.js';
import { cancel } from './settle.js';
import { NO_LONGER_APPLIES, startWhatAppliesNow } from './start-deadlines.js';
import { isOpen } from './timetable.js';

/**
 * Grade, department, amount … changed: what no longer applies falls away, the lengths of what is not yet due are looked
 * at again from its start, and what applies now starts. What was granted to a date stays there.
 */
export function followChange(draft: Draft, at: Instant): void {
  for (const deadline of [...draft.timetable.deadlines.values()].filter(isOpen)) {
    const rule = draft.rule(deadline.id);
    const facts = draft.facts(at);
    if (rule.appliesWhen && !rule.appliesWhen.holds(facts)) {
      cancel(draft, deadline, at, NO_LONGER_APPLIES);
      continue;
    }
    if (deadline.extensions.length > 0 || deadline.reckoning.within.unit === 'agreed') continue;
    if (countedBackFrom(rule, deadline.startedBy) !== undefined) continue;
    const length = lengthOfRound(draft, rule, deadline.startedBy, facts);
    if (length === undefined || sameData(length, deadline.reckoning.within)) continue;
    move(draft, deadline, at, 'fact');
  }
  startWhatAppliesNow(draft, at);
}
