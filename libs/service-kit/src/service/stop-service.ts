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

/**
 * Milliseconds from the beginning of the stop after which each kind of step is left alone. A step that is done early
 * leaves its time to the next: a request that was begun has until then to be answered, whatever came before it. The last
 * lies well before the watchdog of the process (4.5 s), whose exit code would be 1.
 */
const OVER_BY_MS = { takingUpWork: 1_700, http: 2_900, eventStore: 3_200, pools: 3_800 };

/** First what takes up work by itself, then HTTP (what was begun is answered), then what they stood on. */
export async function stopService(parts: Parts, { app, background, endMeasuring }: Started): Promise<void> {
  const { log, closing, readiness, database, stores, transport, vault } = parts;
  const begunAt = performance.now();
  const left = (step: keyof typeof OVER_BY_MS) => Math.max(0, begunAt + OVER_BY_MS[step] - performance.now());
  log.info('Stopping');
  closing.begun = true;
  readiness.stop();
  database.giveUp();
  endMeasuring?.();
  await stopAll(background?.steps ?? [{ name: 'transport', stop: () => transport.stop() }], log, left('takingUpWork'));
  await stopAll([{ name: 'http', stop: () => app?.close() }], log, left('http'));
  app?.getHttpServer().closeAllConnections();
  await stopAll([{ name: 'event store', stop: () => stores.eventStore.here?.stop() }], log, left('eventStore'));
  const pools = [
    { name: 'signal', stop: () => stores.signal.here?.stop() },
    { name: 'vault', stop: () => vault.stop() },
    { name: 'postgresql', stop: () => database.stop() },
  ];
  await stopAll(pools, log, left('pools'));
  log.info('Stopped');
}
