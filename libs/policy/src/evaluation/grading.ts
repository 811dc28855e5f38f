import type { CaseFacts, Policy } from '../format.js';
import { type Because, because } from './because.js';

export interface Grading {
  readonly grade: string;
  /** True when the facts ask for more than the present grade. */
  readonly raised: boolean;
  /** Every rule that asks for this grade; empty for the mildest one. */
  readonly because: readonly Because[];
}

/**
 * The grade the facts ask for, never below `current`: facts raise a grade, only people lower it (B-2, D-13).
 * @param current a grade of this policy; the mildest when left out, as is one the policy does not know
 */
export function gradeOf(policy: Policy, facts: CaseFacts, current?: string): Grading {
  const rankOf = new Map(policy.grades.map((grade) => [grade.id, grade.rank]));
  const mildest = policy.grades[0]?.id ?? '';
  const from = current !== undefined && rankOf.has(current) ? current : mildest;
  const asked = policy.gradeRules.filter((rule) => rule.when.holds(facts));
  const grade = asked.reduce((top, rule) => (rank(rankOf, rule.grade) > rank(rankOf, top) ? rule.grade : top), from);
  return {
    grade,
    raised: grade !== from,
    because: asked
      .filter((rule) => rule.grade === grade)
      .map((rule) => because(`grades.${rule.grade}.raisedBy.${rule.id}`, rule.sources)),
  };
}

function rank(ranks: ReadonlyMap<string, number>, grade: string): number {
  return ranks.get(grade) ?? 0;
}
