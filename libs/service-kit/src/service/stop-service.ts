import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Parts } from '../parts/parts.js';
import type { Background } from './background.js';
import { stopAll } from './steps.js';

/** For the last step; with two of {@link STEP_MS} before it, all is over within 4 s. */
const POOLS_MS = 1_000;

/** First what takes up work by itself, then HTTP (what was begun is answered), then what they stood on. */
export async function stopService(parts: Parts, app: NestFastifyApplication, behind: Background): Promise<void> {
  const { log, closing, readiness, database, stores, vault } = parts;
  log.info('Stopping');
  closing.begun = true;
  readiness.stop();
  await stopAll(behind.steps, log);
  await stopAll([{ name: 'http', stop: () => app.close() }], log);
  app.getHttpServer().closeAllConnections();
  await stopAll([{ name: 'event store', stop: () => stores.eventStore.here?.stop() }], log, POOLS_MS / 2);
  const pools = [
    { name: 'signal', stop: () => stores.signal.here?.stop() },
    { name: 'vault', stop: () => vault.stop() },
    { name: 'postgresql', stop: () => database.stop() },
  ];
  await stopAll(pools, log, POOLS_MS);
  log.info('Stopped');
}
