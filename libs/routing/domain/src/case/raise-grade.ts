import { type Instant, isBefore } from '@redress/business-time';
import { gradeOf, type Policy } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import type { Actor, CaseEvent } from './case.events.js';
import type { OpenedCase } from './case.js';

const routing: Actor = 'service:routing';
const LONGEST_BECAUSE = 200;

/**
 * Looks at the grade again after something became known of the case; facts raise a grade and never lower it (B-2, D-13,
 * E1-2).
 *
 * @param opened the case with what became known
 * @param at     when it happened; what happened before a person set the grade raises it no more
 */
export function raisedByFacts(opened: OpenedCase, policy: Policy, at: Instant, now: Instant): readonly CaseEvent[] {
  const grading = gradeOf(policy, factsOfCase(opened, now), opened.grade);
  if (!grading.raised) return [];
  const because = grading.because
    .map(({ path, sources }) => [path, ...sources].join(' '))
    .join('; ')
    .slice(0, LONGEST_BECAUSE);
  return raisedTo(opened, policy, grading.grade, at, because);
}

/** The grade is raised, unless it is that high already or a person has set it since. */
export function raisedTo(
  current: OpenedCase,
  policy: Policy,
  grade: string,
  at: Instant,
  because: string,
): readonly CaseEvent[] {
  const rankOf = (id: string) => policy.grades.find((each) => each.id === id)?.rank ?? 0;
  if (rankOf(grade) <= rankOf(current.grade)) return [];
  if (current.gradedByHandAt !== null && isBefore(at, current.gradedByHandAt)) return [];
  return [{ type: 'CaseGraded', happenedAt: at, data: { grade, previous: current.grade, because, by: routing } }];
}
