import type { PolicyCheck, PolicyFinding } from '@redress/contracts';
import { compilePolicy, type Policy, type Problem as Wrong } from '@redress/policy';
import { readingOf } from '../read-policies/policy-reading.js';

export interface Checked {
  readonly policy: Policy | undefined;
  readonly findings: readonly PolicyFinding[];
}

/** What `policy:check` says of a file, for a text that is not published yet. */
export function checkedText(text: string, calendars: readonly string[]): Checked {
  const result = compilePolicy(text, 'document', { calendars });
  if (result.outcome === 'compiled') return { policy: result.policy, findings: result.warnings.map(findingOf) };
  return { policy: undefined, findings: result.problems.map(findingOf) };
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

function findingOf({ severity, line, column, path, message, remedy }: Wrong): PolicyFinding {
  return { severity, line, column, path, wrong: message, right: remedy };
}
