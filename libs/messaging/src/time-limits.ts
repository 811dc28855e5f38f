/** Every step of stopping ends after this long, whatever is away. */
export const STOP_STEP_MS = 1_500;

/** Resolves after `ms` milliseconds, or as soon as `signal` aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** Waits for `step` at most `ms` milliseconds; says whether it ended well in that time, and never throws. */
export async function within(ms: number, step: Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  const ended = step.then(
    () => true,
    () => false,
  );
  const result = await Promise.race([ended, pause(ms, late.signal).then(() => false)]);
  late.abort();
  return result;
}

/** 100 ms, 200 ms, 400 ms … up to `mostMs`, and a random fifth more or less, so that many do not come back at once. */
export function backOffMs(failures: number, { firstMs = 100, mostMs = 2_000 } = {}): number {
  const plain = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(plain * (0.8 + Math.random() * 0.4));
}

/** Waits for `step`, but not longer than until `signal` aborts: then it throws, and the step goes on unobserved. */
export async function unlessAborted<Result>(step: Promise<Result>, signal: AbortSignal): Promise<Result> {
  step.catch(() => undefined);
  const settled = new AbortController();
  const aborted = once(signal, settled.signal).then((): never => {
    throw new Aborted();
  });
  try {
    return await Promise.race([step, aborted]);
  } finally {
    settled.abort();
  }
}

export class Aborted extends Error {
  constructor() {
    super('It was not waited for any longer: this part is being stopped.');
    this.name = 'Aborted';
  }
}

function once(signal: AbortSignal, given: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true, signal: given }));
}
