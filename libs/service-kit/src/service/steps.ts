import type { Log } from '../observe/log.js';

/** One thing to stop. */
export interface Step {
  readonly name: string;
  /** May answer a promise. */
  readonly stop: () => unknown;
}

/** Stops all of them side by side; one that fails or hangs is named in the log and holds nobody up for longer than `ms`. */
export async function stopAll(steps: readonly Step[], log: Log, ms: number): Promise<void> {
  await Promise.all(steps.map((step) => stopWithin(step, log, ms)));
}

async function stopWithin({ name, stop }: Step, log: Log, ms: number): Promise<void> {
  const begunAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    const ended = await Promise.race([Promise.resolve().then(stop), late]);
    if (ended === 'late') log.warn('Did not stop in time; leaving it', { step: name, ms: Math.round(ms) });
    else log.debug('Stopped one part', { step: name, ms: Math.round(performance.now() - begunAt) });
  } catch (error) {
    log.warn('Could not be stopped cleanly', { step: name, error });
  } finally {
    clearTimeout(timer);
  }
}
