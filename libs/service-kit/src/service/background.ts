import type { INestApplicationContext } from '@nestjs/common';
import { followAnchor } from '../clock/follow-anchor.js';
import { openMessaging } from '../parts/open-messaging.js';
import type { Parts } from '../parts/parts.js';
import type { Step } from './steps.js';
import type { Worker } from './worker.js';

/** What runs beside requests. */
export interface Background {
  /**
   * Listens to the other services, asks PostgreSQL once, and starts everything else when it is there, or as soon as it
   * comes.
   *
   * @param onFatal  told of what waiting does not heal, when it shows only after the first attempt
   * @throws the same, when it shows at once
   */
  start(onFatal: (fault: unknown) => void): Promise<void>;
  /** Everything that takes up work by itself. */
  readonly steps: readonly Step[];
}

/** @throws {Error} two consumers take the same announcement, or one is no provider of the module */
export function background(parts: Parts, app: INestApplicationContext): Background {
  const { database, stores, definition, log } = parts;
  const messaging = openMessaging(parts, app);
  const workers = (definition.workers ?? []).map((type) => ({
    name: type.name,
    worker: app.get<Worker>(type, { strict: false }),
  }));

  let endFollowing: () => void = () => undefined;
  const begin = async () => {
    endFollowing = followAnchor(parts.clock, parts.dataSource);
    stores.signal.standIn.onSignal(({ announced }) => announced && messaging.poke());
    stores.signal.standIn.start();
    stores.projections.standIn.start();
    for (const { worker } of workers) await worker.start();
    log.info('PostgreSQL is here; at work');
  };
  return {
    start: async (onFatal) => {
      await messaging.start();
      parts.ownHub?.open();
      await new Promise<void>((resolve, reject) => {
        let fail: (fault: unknown) => void = reject;
        const firstAttemptFailed = () => {
          fail = onFatal;
          resolve();
        };
        database
          .connect(firstAttemptFailed)
          .then((here) => (here ? begin() : undefined))
          .then(resolve, (fault: unknown) => fail(fault));
      });
    },
    steps: [
      { name: 'messaging', stop: () => messaging.drain() },
      { name: 'clock', stop: () => endFollowing() },
      { name: 'projections', stop: () => stores.projections.here?.stop() },
      ...workers.map(({ name, worker }) => ({ name, stop: () => worker.stop() })),
    ],
  };
}
