import { useReference } from '../../reference/reference.js';

/** Units by what people call them, in one line. */
export function useBranchNames(): (paths: readonly string[]) => string {
  const reference = useReference();
  return (paths) => paths.map((path) => reference.branch(path)).join(' · ');
}
