import type { CaseFacts } from '../format.js';

/**
 * What a fact changes in what the policy decides on. Flags add up: `flags` are up from then on, `flagsDown` turned out
 * not to be so. History, solution and form fields are kept value by value; anything else is as it was said last.
 */
export interface FactsChange extends Partial<Omit<CaseFacts, 'registeredAt' | 'now'>> {
  readonly flagsDown?: readonly string[];
}

/** The facts after a change. Facts are immutable: the result is a new object. */
export function withChange<Facts extends Partial<CaseFacts>>(facts: Facts, change: FactsChange): Facts {
  const { flags = [], flagsDown = [], history, solution, fields, ...plain } = change;
  return {
    ...facts,
    ...plain,
    ...((flags.length > 0 || flagsDown.length > 0) && { flags: flagsAfter(facts.flags ?? [], flags, flagsDown) }),
    ...(history && { history: { ...facts.history, ...history } }),
    ...(solution && { solution: { ...facts.solution, ...solution } }),
    ...(fields && { fields: { ...facts.fields, ...fields } }),
  };
}

function flagsAfter(before: readonly string[], up: readonly string[], down: readonly string[]): readonly string[] {
  return [...new Set([...before, ...up])].filter((flag) => !down.includes(flag));
}
