import type { InProcessHub } from '@redress/messaging';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SteppingClock } from '../clock/stepping-clock.js';
import { readConfig } from '../config/read-config.js';
import type { Log } from '../observe/log.js';
import { openLog } from '../observe/pino-log.js';
import { type Parts, partsOf } from '../parts/parts.js';
import { background } from './background.js';
import type { ServiceDefinition } from './definition.js';
import { listen } from './listen.js';
import { measure } from './measure.js';
import { type Started, stopService } from './stop-service.js';

export interface StartOptions {
  /** Instead of `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Overrides PORT; 0 takes a free one. */
  readonly port?: number;
  readonly log?: Log;
  /** Where the services of one process meet, under TRANSPORT=in-process; open it when all of them have started. */
  readonly hub?: InProcessHub;
  /** The clock that the services of one process share, instead of the installation’s. */
  readonly clock?: SteppingClock;
  /** Told when, after HTTP was up, something turned out wrong that waiting does not heal, such as a migration. */
  readonly onFatal?: (fault: unknown) => void;
  /**
   * Given the way to stop before anything is started, since a start may take long: while PostgreSQL is frozen, or while
   * the first work is taken up. What a start came to by then is stopped in order, and the start itself settles somehow.
   */
  readonly onStarting?: (stop: () => Promise<void>) => void;
}

export interface RunningService {
  readonly name: string;
  /** `http://127.0.0.1:3001` */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Stops in order (consumers, relay, workers; HTTP; pools), each step bounded; resolves within 4.5 s. */
  stop(): Promise<void>;
}

/**
 * Starts a service. It answers as soon as HTTP listens and PostgreSQL was asked once; what is away then is waited for,
 * and readiness names it.
 *
 * @throws {InvalidConfiguration} before anything is started
 * @throws what is wired wrongly, everything stopped again
 */
export async function startService(definition: ServiceDefinition, options: StartOptions = {}): Promise<RunningService> {
  const config = readConfig(definition.config, options.env);
  const log = options.log ?? openLog({ service: definition.name, level: config.LOG_LEVEL });
  const parts = partsOf(definition, config, log, options);
  const started: Started = {};
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopService(parts, started));
  options.onStarting?.(stop);
  try {
    const app = await startParts(parts, started, options);
    const url = await app.getUrl();
    log.info('Listening', { url });
    return { name: definition.name, url, app, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Notes in `started` what there is to stop, as it comes. */
async function startParts(parts: Parts, started: Started, { port, onFatal }: StartOptions) {
  const { config, definition, log } = parts;
  const app = await listen(parts, port ?? config.PORT ?? definition.port, started);
  started.background = background(parts, app);
  started.endMeasuring = measure(parts);
  await started.background.start(onFatal ?? ((error) => log.error('The service cannot go on', { error })));
  return app;
}
