import type { Instant } from '@redress/business-time';
import { type CaseFacts, type KeptFrom, keptFrom, type Policy } from '@redress/policy';
import type { Actor } from './complaint.events.js';
import type { RegisteredComplaint } from './complaint.js';

/** Who wants to decide something about a complaint, and by which rules. */
export interface Deciding {
  readonly policy: Policy;
  readonly by: Actor;
  readonly now: Instant;
}

/**
 * The rule that keeps somebody from deciding whether a complaint is handled, and from writing down that it was taken back:
 * nobody does so with one about themselves. Who has handled it, and in which unit, is not known yet.
 */
export function keptFromDeciding(complaint: RegisteredComplaint, { policy, by, now }: Deciding): KeptFrom | undefined {
  const { complainedAbout } = complaint.registration;
  return keptFrom(
    policy,
    'handling',
    factsOf(complaint, now),
    (tie) => tie === 'complained-about' && complainedAbout === by,
  );
}

function factsOf({ registration, happenedAt: registeredAt }: RegisteredComplaint, now: Instant): CaseFacts {
  const { kind, channel, branch, category, product, amount, flags, fields, confidentiality } = registration;
  const units = branch.split('/');
  return {
    ...{ kind, channel, branch, flags, fields, confidentiality, registeredAt, now },
    branchPath: units.map((_, index) => units.slice(0, units.length - index).join('/')),
    ...(category !== null && { category }),
    ...(product !== null && { product }),
    ...(amount !== null && { amount }),
  };
}
