import { Problem } from './problem.js';

/** A "no" of the domain: a code and the values it speaks of. */
export interface Refusal {
  readonly code: string;
}

/** The HTTP status for each code of a union of refusals; a code without one does not compile. */
export type StatusOf<R extends Refusal> = Readonly<Record<R['code'], number>>;

/** The problem that tells a refusal; its fields become the `values` (`rule` goes to its own place). */
export function refusalToProblem<R extends Refusal>(statusOf: StatusOf<R>, refusal: R): Problem {
  const { code, ...others } = refusal as R & { rule?: unknown };
  const { rule, ...values } = others as { rule?: unknown } & Record<string, unknown>;
  const status = statusOf[code as R['code']];
  return new Problem({ status, code, values, ...(typeof rule === 'string' ? { rule } : {}) });
}

/**
 * What a command came to, without the refusals: those are thrown as problems.
 *
 * @throws {Problem} the refusal, with the status that `statusOf` gives it
 */
export function unlessRefused<Outcome extends { readonly outcome: string }, R extends Refusal>(
  statusOf: StatusOf<R>,
  answer: Outcome | { readonly outcome: 'refused'; readonly refusal: R },
): Exclude<Outcome, { readonly outcome: 'refused' }> {
  if (isRefused(answer)) throw refusalToProblem(statusOf, answer.refusal);
  return answer as Exclude<Outcome, { readonly outcome: 'refused' }>;
}

function isRefused<R>(answer: { readonly outcome: string }): answer is { outcome: 'refused'; refusal: R } {
  return answer.outcome === 'refused';
}
