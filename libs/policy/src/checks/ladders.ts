import type { DeadlineRule, Grade, LadderStep, Span, Within } from '../format.js';
import type { Finding } from '../reading/report.js';
import { certainOrder } from './span-bounds.js';

const atDue: Span = { unit: 'at-once' };

/** Steps that are never taken, do nothing, or come in the wrong order. */
export function ladderFindings(rule: DeadlineRule, grades: readonly Grade[]): readonly Finding[] {
  return rule.ladder.flatMap((step, index) => {
    const path = ['deadlines', rule.id, 'ladder', step.id];
    const at = { path, at: 'key' as const };
    return [
      ...doesNothing(step).map((message) => ({
        ...at,
        message,
        remedy: 'Add tell:, raiseGradeTo:, reassignTo: or escalateTo:.',
      })),
      ...neverTaken(step, grades).map(({ message, remedy }) => ({ ...at, message, remedy })),
      ...beforeDue(rule, step).map((message) => ({
        ...at,
        message,
        remedy: 'Count it from due, make it later, or make it a warning.',
      })),
      ...outOfOrder(step, rule.ladder[index - 1]).map((message) => ({
        ...at,
        message,
        remedy: 'Put the steps in the order of time.',
      })),
    ];
  });
}

function doesNothing(step: LadderStep): readonly string[] {
  const acts = (step.tell.length > 0 || step.raiseGradeTo) ?? step.reassignTo ?? step.escalateTo;
  return acts ? [] : [`step "${step.id}" does nothing`];
}

function neverTaken(step: LadderStep, grades: readonly Grade[]): readonly { message: string; remedy: string }[] {
  if (step.when?.source.trim() === 'false') {
    return [
      {
        message: `step "${step.id}" can never be taken: its condition is false`,
        remedy: 'Remove the step or its condition.',
      },
    ];
  }
  const onlyRaises = step.tell.length === 0 && !step.reassignTo && !step.escalateTo;
  if (onlyRaises && step.raiseGradeTo !== undefined && step.raiseGradeTo === grades[0]?.id) {
    const message = `step "${step.id}" raises to "${step.raiseGradeTo}", the mildest grade: nothing is ever below it`;
    return [
      {
        message,
        remedy: `Raise to one of ${grades
          .slice(1)
          .map((grade) => grade.id)
          .join(', ')}.`,
      },
    ];
  }
  return [];
}

/** A step counted from the start has to come at the due time or later: before it, the matter is not overdue. */
function beforeDue(rule: DeadlineRule, step: LadderStep): readonly string[] {
  if (step.at.from === 'due') return [];
  const span = step.at.span ?? atDue;
  const within: readonly Within[] = rule.within.map((each) => each.within);
  const early = within.length > 0 && within.every((each) => certainOrder(span, each) === -1);
  return early ? [`step "${step.id}" lies before the due time of "${rule.id}", so it is never reached as overdue`] : [];
}

function outOfOrder(step: LadderStep, previous: LadderStep | undefined): readonly string[] {
  if (previous === undefined || previous.at.from !== step.at.from) return [];
  const earlier = certainOrder(step.at.span ?? atDue, previous.at.span ?? atDue) === -1;
  return earlier ? [`step "${step.id}" comes before step "${previous.id}" in time, but after it in the ladder`] : [];
}
