import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Parts } from '../parts/parts.js';
import type { Background } from './background.js';
import { stopAll } from './steps.js';

/** What of a service there is to stop; a start that failed may have come to some of it only. */
export interface Started {
  app?: NestFastifyApplication;
  background?: Background;
  endMeasuring?: () => void;
}

/** Messaging bounds its own two steps; with what follows, all is over within 4.5 s. */
const TAKING_UP_WORK_MS = 2_000;
const HTTP_MS = 1_200;
const POOLS_MS = 800;

/** First what takes up work by itself, then HTTP (what was begun is answered), then what they stood on. */
export async function stopService(parts: Parts, { app, background, endMeasuring }: Started): Promise<void> {
  const { log, closing, readiness, database, stores, transport, vault } = parts;
  log.info('Stopping');
  closing.begun = true;
  readiness.stop();
  database.giveUp();
  endMeasuring?.();
  await stopAll(background?.steps ?? [{ name: 'transport', stop: () => transport.stop() }], log, TAKING_UP_WORK_MS);
  await stopAll([{ name: 'http', stop: () => app?.close() }], log, HTTP_MS);
  app?.getHttpServer().closeAllConnections();
  await stopAll([{ name: 'event store', stop: () => stores.eventStore.here?.stop() }], log, POOLS_MS / 2);
  const pools = [
    { name: 'signal', stop: () => stores.signal.here?.stop() },
    { name: 'vault', stop: () => vault.stop() },
    { name: 'postgresql', stop: () => database.stop() },
  ];
  await stopAll(pools, log, POOLS_MS);
  log.info('Stopped');
}
