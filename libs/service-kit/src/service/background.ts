import type { INestApplicationContext } from '@nestjs/common';
import type { Parts } from '../parts/parts.js';
import type { Step } from './steps.js';
import type { Worker } from './worker.js';

/** What runs beside requests. */
export interface Background {
  /**
   * Asks PostgreSQL once and starts everything when it is there, else as soon as it comes.
   *
   * @param onFatal  told of what waiting does not heal, when it shows only after the first attempt
   * @throws the same, when it shows at once
   */
  start(onFatal: (fault: unknown) => void): Promise<void>;
  /** Everything that takes up work by itself. */
  readonly steps: readonly Step[];
}

export function background(parts: Parts, app: INestApplicationContext): Background {
  const { database, stores, definition, log } = parts;
  const workers = (definition.workers ?? []).map((type) => ({
    name: type.name,
    worker: app.get<Worker>(type, { strict: false }),
  }));

  const begin = async () => {
    stores.signal.standIn.start();
    stores.projections.standIn.start();
    for (const { worker } of workers) await worker.start();
    log.info('PostgreSQL is here; at work');
  };
  return {
    start: (onFatal) =>
      new Promise((resolve, reject) => {
        let late = false;
        const firstAttemptFailed = () => {
          late = true;
          resolve();
        };
        database
          .connect(firstAttemptFailed)
          .then((here) => (here ? begin() : undefined))
          .then(resolve, (fault: unknown) => (late ? onFatal(fault) : reject(asError(fault))));
      }),
    steps: [
      { name: 'projections', stop: () => stores.projections.here?.stop() },
      ...workers.map(({ name, worker }) => ({ name, stop: () => worker.stop() })),
    ],
  };
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault));
}
