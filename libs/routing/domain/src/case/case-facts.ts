import type { Instant } from '@redress/business-time';
import { type CaseFacts, type Money, type SolutionFacts, withChange } from '@redress/policy';
import type { Matter } from './case.events.js';
import { currentSolution, type OpenedCase, type Solution } from './case.js';

/** What the policy may decide on when a complaint comes in. */
export function factsOfMatter(matter: Matter, registeredAt: Instant, now: Instant): CaseFacts {
  const { kind, channel, branch, category, product, amount, flags, fields } = matter;
  return {
    kind,
    channel,
    registeredAt,
    now,
    branch,
    branchPath: branchAndAbove(branch),
    flags,
    fields,
    ...(category !== null && { category }),
    ...(product !== null && { product }),
    ...(amount !== null && { amount }),
  };
}

/** What the policy may decide on now. */
export function factsOfCase(
  opened: OpenedCase,
  now: Instant,
  offered?: Pick<Solution, 'type' | 'compensation' | 'goods'>,
): CaseFacts {
  const solution = offered ?? currentSolution(opened);
  const { grade, department, liability, cause, refusals, level, reopenings, missed, noted, returned } = opened;
  const registered = factsOfMatter(opened.opened.matter, opened.openedAt, now);
  const known = noted.reduce(
    (facts, { learned: { complainedAbout: _, ...change } }) => withChange(facts, change),
    registered,
  );
  return {
    ...known,
    grade,
    department,
    liability,
    status: opened.status,
    ...(cause !== null && { cause }),
    ...(solution && { solution: solutionFacts(opened, solution) }),
    history: { ...known.history, refusals, escalations: level, reopenings, returned },
    deadlines: { missed },
  };
}

function solutionFacts(
  opened: OpenedCase,
  { type, compensation, goods }: Pick<Solution, 'type' | 'compensation' | 'goods'>,
): SolutionFacts {
  const [first] = goods;
  const granted = compensation === null ? undefined : totalWith(opened, compensation);
  return {
    ...(type !== null && { type }),
    ...(compensation !== null && { money: compensation, totalGranted: granted ?? compensation }),
    ...(first && { goodsItem: first.item, goodsQuantity: first.quantity }),
  };
}

/** Everything granted on this complaint so far and this too, so that a payment cannot be split to pass under a limit. */
function totalWith(opened: OpenedCase, compensation: Money): Money {
  const before = granted(opened)
    .filter((solution) => solution.compensation?.currency === compensation.currency)
    .reduce((sum, solution) => sum + (solution.compensation?.minor ?? 0), 0);
  return { currency: compensation.currency, minor: before + compensation.minor };
}

/** What was granted: approved, and not refused by the customer. */
export function granted({ solutions }: OpenedCase): readonly Solution[] {
  return solutions.filter(({ status }) => status === 'approved' || status === 'answered' || status === 'agreed');
}

/** `cn/east/shanghai-01` → itself, `cn/east`, `cn`. */
export function branchAndAbove(branch: string): readonly string[] {
  const parts = branch.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
