import { type CaseFacts, type KeptFrom, keptFrom, type Policy, type Stage, type Tie } from '@redress/policy';
import type { Actor } from './feedback.events.js';
import type { Feedback } from './feedback.js';
import type { FeedbackRefusal } from './refusals.js';

/** What somebody has to do with a complaint, and what its policy decides on, as they are known when a command is given. */
export interface Involvement {
  /** The version that the case is decided under. */
  readonly policy: Policy;
  readonly facts: CaseFacts;
  /** Who had it before answers differently while it is handled and once it is resolved. */
  readonly ties: { readonly handling: readonly Tie[]; readonly callback: readonly Tie[] };
}

/** The rule that keeps somebody from telling the customer and writing down what they say (A-12, B-5). */
export function keptFromAnswering({ policy, facts, ties }: Involvement, { answers }: Feedback): KeptFrom | undefined {
  const again = (facts.history?.reopenings ?? 0) > 0 || answers.some(({ status }) => status === 'refused');
  const stage: Stage = again ? 'review' : 'handling';
  return keptFrom(policy, stage, facts, (tie) => ties.handling.includes(tie));
}

/** The rule that keeps somebody from the callback and from writing down the rating. */
export function keptFromCallingBack({ policy, facts, ties }: Involvement): KeptFrom | undefined {
  return keptFrom(policy, 'callback', facts, (tie) => ties.callback.includes(tie));
}

export function mustKeepOut(by: Actor, kept: KeptFrom): FeedbackRefusal {
  return { code: 'excluded-from-stage', by, ...kept };
}
