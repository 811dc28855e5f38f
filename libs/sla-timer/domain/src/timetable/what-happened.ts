import type { Instant } from '@redress/business-time';
import type { OccurredFact } from '@redress/policy';
import type { Actor, FactsChange, PolicyRef } from './timetable.events.js';

/** Everything that came from outside and moves deadlines; what was noticed follows from it and from time going by. */
export type Happening =
  | { readonly kind: 'fact'; readonly at: Instant; readonly fact: OccurredFact; readonly change: FactsChange }
  | { readonly kind: 'term'; readonly at: Instant; readonly until: Instant; readonly by: Actor }
  | { readonly kind: 'policy'; readonly at: Instant; readonly policy: PolicyRef }
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

const intakeFacts = [
  'complaint-registered',
  'evidence-added',
  'complaint-accepted',
  'complaint-declined',
  'complaint-withdrawn',
];
const feedbackFacts = ['answer-sent', 'solution-agreed', 'solution-refused', 'callback-recorded', 'satisfaction-rated'];

/** Facts of which policies read how often they happened (`history.refusals`). */
const counted: Readonly<Record<string, 'refusals' | 'escalations' | 'reopenings' | 'returned'>> = {
  'solution-refused': 'refusals',
  'case-escalated': 'escalations',
  'case-reopened': 'reopenings',
  'case-returned': 'returned',
};

/** What a fact changes in what is decided on: what it says, and that it happened once more. */
export function changeBy({ fact, change }: OccurredAt, { history = {} }: FactsChange): FactsChange {
  const count = counted[fact.name];
  if (count === undefined) return change;
  return { ...change, history: { ...change.history, [count]: (history[count] ?? 0) + 1 } };
}

/** Whether anything may be decided differently after the fact. */
export function changesSomething(fact: OccurredFact, change: FactsChange): boolean {
  return Object.keys(change).length > 0 || counted[fact.name] !== undefined;
}

/**
 * Which comes first of two things at the same instant: routing follows from what intake and feedback state, often with
 * the very instant of its cause (a callback and the closing it leads to). Facts that a policy declares are routing’s.
 */
function rank(happening: Happening): number {
  if (happening.kind !== 'fact') return 3;
  if (intakeFacts.includes(happening.fact.name)) return 0;
  return feedbackFacts.includes(happening.fact.name) ? 1 : 2;
}

/** Puts it where it belongs in time, behind what happened at the same instant in the same service. */
export function inOrder<H extends Happening>(happened: readonly H[], next: H): readonly H[] {
  const before = ({ at }: H) => at < next.at;
  const place = happened.findLastIndex((each) => before(each) || (each.at === next.at && rank(each) <= rank(next)));
  return happened.toSpliced(place + 1, 0, next);
}
