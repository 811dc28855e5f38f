import type { CalendarPreview, MovingDeadline } from '@redress/contracts';

/** Counts deadlines that would move, and keeps the first of them. */
export class Tally {
  private moving = 0;
  private intoThePast = 0;
  private yearsBecomeKnown = 0;
  private readonly byPolicy = new Map<string, CalendarPreview['byPolicy'][number]>();
  private readonly byBranch = new Map<string, CalendarPreview['byBranch'][number]>();
  private items: MovingDeadline[] = [];

  /** @param limit  how many of them are told one by one */
  constructor(private readonly limit: number) {}

  add(move: MovingDeadline): void {
    const { policy, branch, fallsIntoThePast, unknownYears } = move;
    this.moving += 1;
    if (fallsIntoThePast) this.intoThePast += 1;
    if (unknownYears.before.length > unknownYears.after.length) this.yearsBecomeKnown += 1;
    const key = `${policy.name}@${policy.version}`;
    this.byPolicy.set(key, { policy, moving: (this.byPolicy.get(key)?.moving ?? 0) + 1 });
    this.byBranch.set(branch, { branch, moving: (this.byBranch.get(branch)?.moving ?? 0) + 1 });
    this.items.push(move);
    if (this.items.length > 2 * this.limit + 1_000) this.keepFirst();
  }

  sum(): Omit<CalendarPreview, 'calendar' | 'version' | 'differs' | 'total' | 'checked' | 'complete'> {
    const { moving, intoThePast, yearsBecomeKnown } = this;
    this.keepFirst();
    const most = <Counted extends { readonly moving: number }>(counted: ReadonlyMap<string, Counted>) =>
      [...counted.values()].sort((one, other) => other.moving - one.moving);
    return {
      moving,
      intoThePast,
      yearsBecomeKnown,
      byPolicy: most(this.byPolicy),
      byBranch: most(this.byBranch),
      items: this.items,
    };
  }

  private keepFirst(): void {
    this.items = this.items.sort((one, other) => (one.from < other.from ? -1 : 1)).slice(0, this.limit);
  }
}
