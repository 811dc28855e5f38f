import { type FieldError, Problem } from './problem.js';

/** How many wrong fields an answer names at most. */
const MOST = 100;

/**
 * 422 `validation-failed` with its sentence and the wrong fields one by one, the first hundred of them. The empty path
 * is told as `(body)`.
 */
export function fieldsWrong(errors: readonly FieldError[]): Problem {
  const named = errors.slice(0, MOST);
  const fields = named.map(({ field }) => field || '(body)');
  return new Problem({
    status: 422,
    code: 'validation-failed',
    values: { count: named.length, fields },
    errors: named,
  });
}
