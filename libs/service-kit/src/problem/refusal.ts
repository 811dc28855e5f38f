import { etagOf } from '../http/etag.js';
import { Problem } from './problem.js';

/** A "no" of the domain: a code and the values it speaks of. */
export interface Refusal {
  readonly code: string;
}

/** The HTTP status for each code of a union of refusals; a code without one does not compile. */
export type StatusOf<R extends Refusal> = Readonly<Record<R['code'], number>>;

/** The problem that tells a refusal; its fields become the `values` (`rule` goes to its own place). */
export function refusalToProblem<R extends Refusal>(statusOf: StatusOf<R>, refusal: R): Problem {
  const { code, rule, ...values } = refusal as R & { rule?: unknown };
  const status = statusOf[code as R['code']];
  return new Problem({ status, code, values, ...(typeof rule === 'string' ? { rule } : {}) });
}

/** What a command may come to, as far as every controller answers it alike. */
type CommonOutcome<R> =
  | { readonly outcome: 'refused'; readonly refusal: R }
  | { readonly outcome: 'version-differs'; readonly actual: number }
  | { readonly outcome: 'already-done'; readonly sameRequest: boolean };

/** What is left of an outcome when its problems have been thrown. */
export type Done<Outcome> = Exclude<Outcome, { outcome: 'refused' } | { outcome: 'version-differs' }>;

/**
 * What a command came to, its problems thrown: a refusal with the status that `statusOf` gives it, 412 where the thing
 * is at another version than `If-Match` says, 422 where an idempotency key came before with another body.
 *
 * @throws {Problem}
 */
export function doneOrProblem<Outcome extends { readonly outcome: string }>(
  statusOf: StatusOf<RefusalOf<Outcome>>,
  outcome: Outcome,
): Done<Outcome> {
  const common = outcome as Outcome | CommonOutcome<RefusalOf<Outcome>>;
  if (isRefused(common)) throw refusalToProblem(statusOf, common.refusal);
  if (isVersionDiffers(common)) throw versionChanged(common.actual);
  if (isOtherRequest(common)) throw new Problem({ status: 422, code: 'idempotency-key-reused' });
  return outcome as Done<Outcome>;
}

type RefusalOf<Outcome> =
  Extract<Outcome, { outcome: 'refused' }> extends { refusal: infer R extends Refusal } ? R : never;

function versionChanged(actual: number): Problem {
  return new Problem({ status: 412, code: 'version-changed', values: { actual }, headers: { etag: etagOf(actual) } });
}

function isRefused<R>(outcome: { readonly outcome: string }): outcome is { outcome: 'refused'; refusal: R } {
  return outcome.outcome === 'refused';
}

function isVersionDiffers(outcome: {
  readonly outcome: string;
}): outcome is { outcome: 'version-differs'; actual: number } {
  return outcome.outcome === 'version-differs';
}

function isOtherRequest(outcome: { readonly outcome: string }): boolean {
  return outcome.outcome === 'already-done' && (outcome as { sameRequest?: boolean }).sameRequest === false;
}
