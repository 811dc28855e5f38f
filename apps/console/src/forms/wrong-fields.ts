import { type RefObject, useEffect, useRef } from 'react';
import { ApiProblem } from '../api/problem.js';
import { isEmpty } from './body-of.js';
import type { FormValues } from './form-input.js';

/** What came of sending a form. */
interface Judged {
  readonly values: FormValues;
  /** Inputs that had to be filled and were not, when it was to be sent. */
  readonly missing: readonly string[];
  readonly error: unknown;
  /** What is said beside a field that has to be filled. */
  readonly required: string;
}

/** What is said beside a field, as long as it holds; the API names the fields of a policy’s form with or without their group. */
export function whatIsWrong(name: string, { values, missing, error, required }: Judged): string | undefined {
  if (missing.includes(name) && isEmpty(values[name])) return required;
  if (!(error instanceof ApiProblem)) return undefined;
  return error.messageFor(name) ?? error.messageFor(name.replace(/^fields\./, ''));
}

/** Leads to the first field with something wrong each time a form was not taken. */
export function useFocusOnWrong({
  missing,
  error,
}: Pick<Judged, 'missing' | 'error'>): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (missing.length === 0 && !(error instanceof ApiProblem)) return;
    const field = form.current?.querySelector('.field:has(> .wrong)');
    field?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [missing, error]);
  return form;
}
