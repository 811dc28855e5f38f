import { Kafka, type KafkaConfig, type RetryOptions, logLevel } from 'kafkajs';
import type { Logger } from '../logger.js';
import type { Connections } from './connections.js';
import { cureIdlePolling } from './idle-polling.js';

/**
 * Never gives up, and is back within a second of the broker's return: with kafkajs's own settings a consumer crashes
 * when the broker is away and restarts late. Consumers do not inherit it from the client, so it is given to each.
 */
export const retryForEver: RetryOptions = {
  initialRetryTime: 100,
  maxRetryTime: 1_000,
  retries: Number.MAX_SAFE_INTEGER,
};

/** An answer that takes longer is asked for again. */
export const REQUEST_TIMEOUT_MS = 10_000;

export type KafkaSecurity = Pick<KafkaConfig, 'ssl' | 'sasl'>;

export interface ClientOptions extends KafkaSecurity {
  readonly clientId: string;
  readonly connections: Connections;
  readonly logger: Logger;
  readonly retry?: RetryOptions;
}

/** A kafkajs client on our own sockets, whose log goes to ours. */
export function kafkaClient({ connections, logger, retry = retryForEver, ...options }: ClientOptions): Kafka {
  cureIdlePolling();
  return new Kafka({
    ...options,
    brokers: connections.brokers,
    socketFactory: connections.open,
    connectionTimeout: 3_000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry,
    logLevel: logLevel.WARN,
    // every attempt to connect is an "error" to kafkajs; what matters is told by readiness and by the relay
    logCreator: () => (entry) => {
      const { message, timestamp: _, ...details } = entry.log;
      logger.debug({ ...details, kafkajs: entry.label }, message);
    },
  });
}
