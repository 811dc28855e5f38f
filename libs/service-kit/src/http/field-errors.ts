import type { z } from 'zod';
import type { FieldError } from '../problem/problem.js';

const codes: Readonly<Partial<Record<z.core.$ZodIssue['code'], string>>> = {
  invalid_type: 'wrong-type',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_format: 'wrong-format',
  not_multiple_of: 'wrong-step',
  invalid_union: 'no-such-shape',
  invalid_key: 'wrong-key',
  invalid_value: 'not-one-of',
};

/** How many wrong fields an answer names at most. */
const MOST = 100;

/**
 * The wrong fields of a value, as paths (`items.0.quantity`). Messages tell what was expected and never what was sent,
 * which may be personal.
 *
 * @param parameter  name of the parameter where the value is one, as in `@Param('id')`
 */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], value: unknown, parameter?: string): FieldError[] {
  const root = parameter === undefined ? [] : [parameter];
  return issues.flatMap((issue) => errorsOf(issue, value, root)).slice(0, MOST);
}

function errorsOf(issue: z.core.$ZodIssue, value: unknown, root: readonly string[]): FieldError[] {
  const path = [...root, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      code: 'unknown-field',
      message: 'unknown field',
    }));
  }
  const field = path.join('.');
  if (valueAt(value, issue.path) === undefined) return [{ field, code: 'missing', message: 'is missing' }];
  return [{ field, code: codes[issue.code] ?? 'not-allowed', message: issue.message }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}
