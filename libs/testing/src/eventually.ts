interface Patience {
  /** Give up after this many milliseconds. @default 10,000 */
  withinMs?: number;
  /** Look again after this many milliseconds. @default 25 */
  everyMs?: number;
}

/**
 * Looks again and again until `assertion` no longer throws, and answers what it returned.
 * Waiting ends as soon as it holds; the time given is a limit, not a duration.
 *
 * @throws what the last look threw, when the time is over
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 25 }: Patience = {},
): Promise<T> {
  const givesUpAt = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (failure) {
      if (performance.now() >= givesUpAt) throw failure;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
