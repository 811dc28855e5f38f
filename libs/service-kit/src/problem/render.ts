import type { Language } from '../http/language.js';
import { inLanguage } from './field-texts.js';
import type { FieldError, MessageCatalogue, Problem } from './problem.js';

/** Problem details as they are sent. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly rule?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  readonly traceId?: string;
}

/**
 * The body of a problem in one language. A code without texts speaks with its `detail`, or with itself.
 *
 * @param instance  path of the request, without its query
 */
export function renderProblem(
  { init }: Problem,
  catalogue: MessageCatalogue,
  language: Language,
  request: { instance: string; traceId?: string },
): ProblemBody {
  const text = catalogue[init.code]?.[language];
  const title = text?.title ?? sentenceOf(init.code);
  const values = { rule: init.rule, ...init.values, traceId: request.traceId };
  return {
    type: `urn:redress:problem:${init.code}`,
    title,
    status: init.status,
    detail: fill(text?.detail ?? init.detail ?? title, values),
    instance: request.instance,
    code: init.code,
    ...(init.rule === undefined ? {} : { rule: init.rule }),
    ...(init.values === undefined ? {} : { values: init.values }),
    ...(init.errors === undefined ? {} : { errors: inLanguage(init.errors, language, catalogue) }),
    ...(request.traceId === undefined ? {} : { traceId: request.traceId }),
  };
}

/** `complaint-already-closed` → `Complaint already closed`. */
function sentenceOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    values[name] === undefined ? place : textOf(values[name]),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
