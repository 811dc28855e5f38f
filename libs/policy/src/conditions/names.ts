import type { Field } from '../format.js';
import type { Vocabulary } from './variables.js';

/** What a condition may name: the ids of the policy it stands in. */
export interface ConditionNames {
  readonly ids: Readonly<Record<Vocabulary, ReadonlySet<string>>>;
  /** Fields of all kinds by id; where kinds share an id they share its type. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Empty where it was written but is none: then amounts are not judged. */
  readonly currency?: string;
}

/** The known name nearest to `wrong`, where one is near enough to have been meant. */
export function nearest(wrong: string, known: Iterable<string>): string | undefined {
  const allowed = Math.max(1, Math.floor(wrong.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(wrong, name);
    if (distance <= allowed && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** "Did you mean x?", else the names there are. */
export function suggestion(wrong: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(wrong, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (names.length === 0) return 'The policy declares none.';
  return `Known: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`;
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substituted));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
