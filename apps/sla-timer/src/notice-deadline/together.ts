import { setTimeout as pause } from 'node:timers/promises';

/**
 * Lets those who come within a few milliseconds of one another go on together, so that what they ask of PostgreSQL
 * becomes one statement and what they record one commit.
 */
export class Together {
  private leaving: Promise<void> | undefined;

  /** @param withinMs  how long the first one waits for others, in real milliseconds */
  constructor(private readonly withinMs: number) {}

  leave(): Promise<void> {
    return (this.leaving ??= pause(this.withinMs).then(() => {
      this.leaving = undefined;
    }));
  }
}
