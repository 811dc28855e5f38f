import type { Instant } from '@redress/business-time';
import type { OccurredFact } from '@redress/policy';
import type { Actor, FactsChange } from './timetable.events.js';

/** Everything that came from outside and moves deadlines; what was noticed follows from it and from time going by. */
export type Happening =
  | { readonly kind: 'fact'; readonly at: Instant; readonly fact: OccurredFact; readonly change: FactsChange }
  | { readonly kind: 'term'; readonly at: Instant; readonly until: Instant; readonly by: Actor }
  | {
      readonly kind: 'extension';
      readonly at: Instant;
      readonly deadline: string;
      readonly until: Instant;
      readonly reason: string | null;
      readonly by: Actor;
    }
  | { readonly kind: 'calendar'; readonly at: Instant; readonly calendar: string; readonly stamp: string };

export type OccurredAt = Extract<Happening, { kind: 'fact' }>;

const feedbackFacts = ['answer-sent', 'solution-agreed', 'solution-refused', 'callback-recorded', 'satisfaction-rated'];
const routingFacts = [
  'case-opened',
  'case-graded',
  'case-routed',
  'case-assigned',
  'customer-contacted',
  'findings-recorded',
  'solution-proposed',
  'solution-approved',
  'solution-rejected',
  'case-escalated',
  'work-paused',
  'work-resumed',
  'complaint-resolved',
  'case-reopened',
  'case-closed',
];

/**
 * Which comes first of two things at the same instant: routing follows from what intake and feedback state, often with
 * the very instant of its cause (a callback and the closing it leads to).
 */
function rank(happening: Happening): number {
  if (happening.kind !== 'fact') return 3;
  if (routingFacts.includes(happening.fact.name)) return 2;
  return feedbackFacts.includes(happening.fact.name) ? 1 : 0;
}

/** Puts it where it belongs in time, behind what happened at the same instant in the same service. */
export function inOrder<H extends Happening>(happened: readonly H[], next: H): readonly H[] {
  const before = ({ at }: H) => at < next.at;
  const place = happened.findLastIndex((each) => before(each) || (each.at === next.at && rank(each) <= rank(next)));
  return happened.toSpliced(place + 1, 0, next);
}
