import { type Instant, isBefore, msOf } from '@redress/business-time';
import type { FactName, Policy } from '../format.js';
import { type Because, because } from './because.js';

export type Dating =
  | { readonly outcome: 'as-it-happens' | 'dated-back'; readonly because: Because }
  | {
      readonly outcome: 'too-far-back';
      readonly limitMinutes: number;
      readonly approver?: string;
      readonly because: Because;
    };

/** A fact recorded within a minute of happening counts as written down at once. */
const atOnceMs = 60_000;

/** Whether a fact may be dated `happenedAt` when it is written down at `recordedAt`; without a rule, no further back than a day. */
export function datingOf(policy: Policy, fact: FactName, happenedAt: Instant, recordedAt: Instant): Dating {
  const rule =
    policy.backdating.find((each) => each.fact === fact) ?? policy.backdating.find((each) => each.fact === 'any');
  const limitMinutes = rule?.minutes ?? 24 * 60;
  const origin = because(`backdating.${rule?.fact ?? 'any'}`, []);
  const backMs = isBefore(happenedAt, recordedAt) ? msOf(recordedAt) - msOf(happenedAt) : 0;
  if (backMs <= atOnceMs) return { outcome: 'as-it-happens', because: origin };
  if (backMs <= limitMinutes * 60_000) return { outcome: 'dated-back', because: origin };
  return {
    outcome: 'too-far-back',
    limitMinutes,
    ...(rule?.approver !== undefined && { approver: rule.approver }),
    because: origin,
  };
}
