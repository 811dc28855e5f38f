import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config/read-config.js';
import { measureProcess } from '../observe/process-metrics.js';
import { openLog } from '../observe/pino-log.js';
import type { Log } from '../observe/log.js';
import { partsOf } from '../parts/parts.js';
import { background } from './background.js';
import type { ServiceDefinition } from './definition.js';
import { listen } from './listen.js';
import { stopService } from './stop-service.js';

export interface StartOptions {
  /** Instead of `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Overrides PORT; 0 takes a free one. */
  readonly port?: number;
  readonly log?: Log;
  /** Told when, after HTTP was up, something turned out wrong that waiting does not heal, such as a migration. */
  readonly onFatal?: (fault: unknown) => void;
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
  const parts = partsOf(definition, config, log);
  const app = await listen(parts, options.port ?? config.PORT ?? definition.port);
  const endSampling = measureProcess(parts.metrics);
  const behind = background(parts, app);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopService(parts, app, behind).finally(endSampling));
  try {
    await behind.start(options.onFatal ?? ((error) => log.error('The service cannot go on', { error })));
  } catch (fault) {
    await stop();
    throw fault;
  }
  const url = await app.getUrl();
  log.info('Listening', { url });
  return { name: definition.name, url, app, stop };
}
