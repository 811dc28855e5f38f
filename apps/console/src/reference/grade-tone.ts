import type { PolicySummary } from '@redress/contracts';

/** How loudly a grade speaks, by its rank in the policy: the mildest not at all, the gravest loudest. */
export function toneOfGrade(grade: string, policy: Pick<PolicySummary, 'grades'> | undefined): '' | 'soon' | 'late' {
  const grades = policy?.grades ?? [];
  const rank = grades.findIndex(({ name }) => name === grade);
  if (rank <= 0) return '';
  return rank === grades.length - 1 ? 'late' : 'soon';
}
