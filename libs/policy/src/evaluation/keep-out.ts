import type { CaseFacts, Exclusion, Policy, Stage } from '../format.js';
import { exclusionsFrom } from './routing.js';

/** What somebody has to do with a complaint already, as the rules of exclusion name it. */
export type Tie = Exclusion['who'];

/** A stage that somebody must keep out of, and the rule that says so. */
export interface KeptFrom {
  readonly stage: Stage;
  /** The rule of the policy; `complained-about` where the product itself says so. */
  readonly rule: string;
  readonly who: Tie;
}

/** Where it is decided what becomes of a complaint: nobody decides one about themselves (A-12, C-1). */
const deciding: readonly Stage[] = ['handling', 'review', 'approval', 'arbitration'];

/**
 * Whether somebody must keep out of a stage now: by a rule of the policy, or because the complaint is about that very
 * person, who decides nothing of it whatever the policy says. Every act on a complaint asks this, in every service.
 *
 * @param isTied  what the person has to do with the complaint; asked only of ties that a rule for this stage names
 */
export function keptFrom(
  policy: Policy,
  stage: Stage,
  facts: CaseFacts,
  isTied: (tie: Tie) => boolean,
): KeptFrom | undefined {
  const rule = exclusionsFrom(policy, stage, facts).find(({ who }) => isTied(who));
  if (rule) return { stage, rule: rule.id, who: rule.who };
  return deciding.includes(stage) && isTied('complained-about')
    ? { stage, rule: 'complained-about', who: 'complained-about' }
    : undefined;
}
