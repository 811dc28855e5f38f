import type { Policy } from '../format.js';

export interface PolicyChoice {
  /** The branch and all units above it, nearest first. */
  readonly branchPath: readonly string[];
  readonly channel: string;
  readonly kind: string;
}

/**
 * The policy a new complaint is registered under: among those that take its kind and channel, the one that names the
 * nearest unit of its branch, then one that names the channel, then the first; of each name the highest version.
 * @returns undefined when no policy takes this kind over this channel
 */
export function choosePolicy(policies: readonly Policy[], choice: PolicyChoice): Policy | undefined {
  return newestOfEachName(policies)
    .map((policy) => ({ policy, nearness: nearness(policy, choice) }))
    .filter((each) => each.nearness >= 0)
    .reduce<{ policy?: Policy; nearness: number }>((best, each) => (each.nearness > best.nearness ? each : best), {
      nearness: -1,
    }).policy;
}

/** Larger is nearer; below 0 the policy does not apply. */
function nearness({ selects, kinds }: Policy, choice: PolicyChoice): number {
  if (!kinds.some((kind) => kind.id === choice.kind)) return -1;
  if (selects.kinds.length > 0 && !selects.kinds.includes(choice.kind)) return -1;
  if (selects.channels.length > 0 && !selects.channels.includes(choice.channel)) return -1;
  const named = (selects.channels.length > 0 ? 1 : 0) + (selects.kinds.length > 0 ? 1 : 0);
  if (selects.branches.length === 0) return named;
  const depth = choice.branchPath.findIndex((branch) => selects.branches.includes(branch));
  return depth < 0 ? -1 : 1000 - 3 * Math.min(depth, 300) + named;
}

function newestOfEachName(policies: readonly Policy[]): readonly Policy[] {
  const newest = new Map<string, Policy>();
  for (const policy of policies) {
    const known = newest.get(policy.name);
    if (known === undefined || known.version < policy.version) newest.set(policy.name, policy);
  }
  return [...newest.values()];
}
