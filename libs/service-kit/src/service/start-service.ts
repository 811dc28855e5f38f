import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceDefinition } from './definition.js';

export interface StartOptions {
  /** Instead of `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Overrides PORT; 0 takes a free one. */
  readonly port?: number;
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
 * Starts a service and answers as soon as HTTP listens; what is away is waited for, and readiness names it.
 *
 * @throws {InvalidConfiguration} before anything is started
 */
export function startService(_definition: ServiceDefinition, _options: StartOptions = {}): Promise<RunningService> {
  return Promise.reject(new Error('not wired yet'));
}

/** `main.ts`: starts the service, stops it at SIGTERM, SIGINT or when the parent process goes; prints what is wrong and exits 1 otherwise. */
export async function runService(definition: ServiceDefinition): Promise<void> {
  await startService(definition);
}
