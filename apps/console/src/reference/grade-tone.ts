/** How loudly a grade speaks: policies name their own grades, all of them have a general and most a major one. */
export function toneOfGrade(grade: string): '' | 'soon' | 'late' {
  if (grade === 'general') return '';
  return grade === 'major' ? 'late' : 'soon';
}
