import type { PolicyCheck, PolicyFinding } from '@redress/contracts';
import { compilePolicy, type Policy, type Problem as Wrong } from '@redress/policy';
import { shortEnough } from '@redress/service-kit';
import { readingOf } from '../read-policies/policy-reading.js';

export interface Checked {
  readonly policy: Policy | undefined;
  readonly findings: readonly PolicyFinding[];
}

/** Who mends these finds what is left by checking again. */
const MOST_FINDINGS = 200;

/**
 * What `policy:check` says of a file, for a text that is not published yet.
 *
 * @throws {Problem} 422 where it is too long to be read
 */
export function checkedText(text: string, calendars: readonly string[]): Checked {
  const result = compilePolicy(shortEnough(text), 'document', { calendars });
  if (result.outcome === 'compiled') return { policy: result.policy, findings: result.warnings.map(findingOf) };
  return { policy: undefined, findings: firstOf(result.problems).map(findingOf) };
}

export function answerOf({ policy, findings }: Checked): PolicyCheck {
  return {
    inOrder: policy !== undefined,
    name: policy?.name ?? null,
    version: policy?.version ?? null,
    findings: [...findings],
    reading: policy === undefined ? null : readingOf(policy),
  };
}

/** Errors before warnings, so that no warning stands where an error was. */
function firstOf(problems: readonly Wrong[]): readonly Wrong[] {
  if (problems.length <= MOST_FINDINGS) return problems;
  return problems.filter(({ severity }) => severity === 'error').slice(0, MOST_FINDINGS);
}

function findingOf({ severity, line, column, path, message, remedy }: Wrong): PolicyFinding {
  return { severity, line, column, path, wrong: message, right: remedy };
}
