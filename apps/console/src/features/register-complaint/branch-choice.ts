import type { PolicySummary } from '@redress/contracts';
import { useEffect } from 'react';
import type { FormValues } from '../../forms/form-input.js';
import { type Option, useReference } from '../../reference/reference.js';
import { useSession } from '../../session/session-context.js';

interface BranchChoice {
  /** The branches within reach of whoever is signed in. */
  readonly options: readonly Option[];
  /** The policy that rules: the branch's own, else that of the nearest branch above it, else the chosen one. */
  readonly policy: PolicySummary | undefined;
  /** Whether the branch leaves it to the person to choose among several policies. */
  readonly policyIsOpen: boolean;
}

/** Offers the branches in reach, takes the only one by itself, and knows which policy rules there. */
export function useBranchChoice(
  values: FormValues,
  set: (change: (before: FormValues) => FormValues) => void,
): BranchChoice {
  const reference = useReference();
  const { person } = useSession();
  const options = reference
    .branchOptions()
    .filter(({ value }) =>
      person.branches.some((root) => root === '*' || value === root || value.startsWith(`${root}/`)),
    );
  const only = options.length === 1 ? options[0]?.value : undefined;
  useEffect(() => {
    if (only !== undefined) set((before) => ({ branch: only, ...before }));
  }, [only, set]);

  const chosen = typeof values['branch'] === 'string' ? values['branch'] : '';
  const ruling = reference.directory.branches
    .filter(({ path, policy }) => policy !== undefined && (chosen === path || chosen.startsWith(`${path}/`)))
    .toSorted((one, other) => other.path.length - one.path.length)[0]?.policy;
  const wanted = ruling ?? (typeof values['policy'] === 'string' ? values['policy'] : undefined);
  return {
    options,
    policy: (wanted === undefined ? undefined : reference.policy(wanted)) ?? reference.policies[0],
    policyIsOpen: ruling === undefined && reference.policyOptions().length > 1,
  };
}
