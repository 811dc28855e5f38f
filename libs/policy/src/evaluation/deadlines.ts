import type { CaseFacts, DeadlineRule, FactTrigger, OccurredFact, Policy, Start, Within } from '../format.js';
import { type Because, because } from './because.js';

/** True when `fact` is the one the trigger names and satisfies its condition. */
export function triggers(trigger: FactTrigger, fact: OccurredFact, facts: CaseFacts): boolean {
  return trigger.fact === fact.name && (trigger.when?.holds(facts, fact) ?? true);
}

/** The deadlines whose condition holds for this complaint, in the order of the file. */
export function deadlinesApplying(policy: Policy, facts: CaseFacts): readonly DeadlineRule[] {
  return policy.deadlines.filter((rule) => rule.appliesWhen?.holds(facts) ?? true);
}

/** The applying deadlines that `fact` starts; those that hang on other deadlines are found by {@link hangingOn}. */
export function deadlinesStartedBy(policy: Policy, fact: OccurredFact, facts: CaseFacts): readonly DeadlineRule[] {
  return deadlinesApplying(policy, facts).filter((rule) =>
    rule.starts.some((start) => start.on === 'fact' && triggers(start.trigger, fact, facts)),
  );
}

/** The deadlines that `fact` meets, whether or not they run. */
export function deadlinesMetBy(policy: Policy, fact: OccurredFact, facts: CaseFacts): readonly DeadlineRule[] {
  return policy.deadlines.filter((rule) => rule.ends.some((trigger) => triggers(trigger, fact, facts)));
}

/** The deadlines that `fact` lifts: neither met nor missed. */
export function deadlinesLiftedBy(policy: Policy, fact: OccurredFact, facts: CaseFacts): readonly DeadlineRule[] {
  return policy.deadlines.filter((rule) => rule.lifts.some((trigger) => triggers(trigger, fact, facts)));
}

/** The rules that start, or are counted back, from this deadline. */
export function hangingOn(policy: Policy, deadline: string): readonly { rule: DeadlineRule; start: Start }[] {
  return policy.deadlines.flatMap((rule) =>
    rule.starts.filter((start) => start.on !== 'fact' && start.deadline === deadline).map((start) => ({ rule, start })),
  );
}

export interface Length {
  readonly within: Within;
  readonly because: Because;
}

/** How long this complaint has: the first case of the rule that holds; undefined when none does. */
export function lengthOf(rule: DeadlineRule, facts: CaseFacts): Length | undefined {
  const index = rule.within.findIndex((each) => each.when?.holds(facts) ?? true);
  const found = rule.within[index];
  if (found === undefined) return undefined;
  const sources = found.sources.length > 0 ? found.sources : rule.sources;
  return { within: found.within, because: because(`deadlines.${rule.id}.within[${String(index)}]`, sources) };
}

/** The rule of that id; undefined when the policy has none. */
export function deadlineRule(policy: Policy, deadline: string): DeadlineRule | undefined {
  return policy.deadlines.find((rule) => rule.id === deadline);
}
