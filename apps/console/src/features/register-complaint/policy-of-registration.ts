import type { PolicyOfRegistration, PolicySummary } from '@redress/contracts';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import type { FormValues } from '../../forms/form-input.js';
import { type PolicyVersion, usePolicyVersion } from '../../reference/reference.js';

const decisive = ['policy', 'branch', 'channel', 'kind'] as const;
/** Of registrations that name no kind. */
const USUAL_KIND = 'complaint';

/** The policy that will rule, by what has been filled in so far; the one before is shown until the next is known. */
export function usePolicyOfRegistration(values: FormValues): PolicyVersion {
  const { answer, error } = useAnswer<PolicyOfRegistration>(requestFor(values));
  const named = useLast(answer?.policy);
  const { policy, error: unread } = usePolicyVersion(named);
  return { policy: useLast(policy), error: error ?? unread };
}

/** Who decides which policy rules is the API; it is told what bears on that. */
export function requestFor(values: FormValues): string {
  const told = decisive.flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
  });
  const query = new URLSearchParams(told).toString();
  return `/api/v1/complaints/policy${query === '' ? '' : `?${query}`}`;
}

/** The chosen kind, as long as the policy has it. */
export function kindIn(policy: PolicySummary | undefined, chosen: unknown): string {
  const kinds = policy?.kinds.map(({ name }) => name) ?? [];
  return [chosen, USUAL_KIND].find((kind) => kinds.some((name) => name === kind))?.toString() ?? kinds[0] ?? USUAL_KIND;
}

function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
