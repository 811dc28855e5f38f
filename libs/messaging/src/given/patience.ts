/**
 * Looks again and again until `assertion` holds. The limit is far beyond what it takes: on a machine where everything
 * runs at once, a broker or a database may be slow, and slowness is not what these specifications are about.
 *
 * @throws what the last look threw, after a minute
 */
export async function eventually<Result>(assertion: () => Result | Promise<Result>): Promise<Result> {
  const givesUpAt = performance.now() + 60_000;
  for (;;) {
    try {
      return await assertion();
    } catch (failure) {
      if (performance.now() >= givesUpAt) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
