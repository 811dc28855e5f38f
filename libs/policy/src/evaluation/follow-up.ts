import type {
  AccountabilityRule,
  Band,
  Callback,
  CapaTrigger,
  CaseFacts,
  Document,
  Duty,
  FactTrigger,
  Named,
  OccurredFact,
  Policy,
  Survey,
} from '../format.js';
import { type Because, because } from './because.js';
import { triggers } from './deadlines.js';

/** The grounds on which this policy declines (D-2). */
export function declineGrounds(policy: Policy): readonly Named[] {
  return policy.declining;
}

/** What `fact` obliges people to do: the duties of the policy and those of the complaint's channel (B-9). */
export function dutiesOn(policy: Policy, fact: OccurredFact, facts: CaseFacts): readonly Duty[] {
  const channel = policy.channels.find((each) => each.id === facts.channel);
  return [...policy.duties, ...(channel?.duties ?? [])].filter((duty) => anyTriggers(duty.on, fact, facts));
}

/** The sheets and letters that are due when `fact` happens (A-6, B-15). */
export function documentsOn(policy: Policy, fact: OccurredFact, facts: CaseFacts): readonly Document[] {
  return policy.documents.filter(
    (document) => anyTriggers(document.on, fact, facts) && (document.when?.holds(facts) ?? true),
  );
}

/** The callback this complaint needs; undefined when the policy asks for none. */
export function callbackFor(policy: Policy, facts: CaseFacts): Callback | undefined {
  return (policy.callback?.when?.holds(facts) ?? true) ? policy.callback : undefined;
}

/** The survey this complaint's customer gets (C-5, E4-1); the first whose condition holds. */
export function surveyFor(policy: Policy, facts: CaseFacts): Survey | undefined {
  return policy.surveys.find((survey) => survey.when?.holds(facts) ?? true);
}

/** The band a score lies in; undefined below the lowest. Bands meet without a gap: 94.5 lies under 95, so in 90. */
export function bandOf(survey: Survey, score: number): Band | undefined {
  return [...survey.bands].sort((one, other) => other.atLeast - one.atLeast).find((band) => score >= band.atLeast);
}

/** The reasons for corrective and preventive action that hold (B-6, B-14). */
export function capaDue(policy: Policy, facts: CaseFacts): readonly (CapaTrigger & { because: Because })[] {
  return policy.capa
    .filter((trigger) => trigger.when.holds(facts))
    .map((trigger) => ({ ...trigger, because: because(`capa.${trigger.id}`, trigger.sources) }));
}

/** Notes for whoever judges people afterwards (B-10, D-15): the engine notes, it punishes nobody. */
export function accountabilityFor(policy: Policy, facts: CaseFacts): readonly AccountabilityRule[] {
  return policy.accountability.filter((rule) => rule.when.holds(facts));
}

function anyTriggers(on: readonly FactTrigger[], fact: OccurredFact, facts: CaseFacts): boolean {
  return on.some((trigger) => triggers(trigger, fact, facts));
}
