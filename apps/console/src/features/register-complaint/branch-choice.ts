import { useEffect } from 'react';
import type { FormValues } from '../../forms/form-input.js';
import { type Option, useReference } from '../../reference/reference.js';
import { useSession } from '../../session/session-context.js';

/** Offers the branches within reach of whoever is signed in, and takes the only one by itself. */
export function useBranchChoice(set: (change: (before: FormValues) => FormValues) => void): readonly Option[] {
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
  return options;
}
