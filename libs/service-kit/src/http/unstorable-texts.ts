import type { FieldError } from '../problem/problem.js';

/** NUL and halves of surrogate pairs: JSON may carry them, PostgreSQL stores neither, and a read model would stand still. */
const unstorable = /\0|\p{Surrogate}/u;

/**
 * The fields of a value that a schema has taken whose text cannot be stored.
 *
 * @param parameter  name of the parameter where the value is one, as in `@Param('id')`
 */
export function unstorableTexts(value: unknown, parameter?: string): FieldError[] {
  if (isStorable(value)) return [];
  if (typeof value !== 'object' || value === null)
    return [{ field: parameter ?? '', code: 'wrong-format', message: 'holds a character that is none' }];
  return Object.entries(value).flatMap(([name, inner]) =>
    unstorableTexts(inner, parameter === undefined ? name : `${parameter}.${name}`),
  );
}

/** Nearly always the whole answer, found without laying anything out for it. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  for (const name in value) if (!isStorable((value as Record<string, unknown>)[name])) return false;
  return true;
}
