import { type InProcessHub, InProcessTransport, KafkaTransport, type Logger, type Transport } from '@redress/messaging';
import type { BaseConfig } from '../config/base-config.js';

/**
 * How the announcements of a service travel.
 *
 * @param hub  what the services of one process meet in; it opens it who knows that all have subscribed
 */
export function transportOf(service: string, config: BaseConfig, logger: Logger, hub: InProcessHub): Transport {
  if (config.TRANSPORT === 'in-process') return new InProcessTransport(hub, logger);
  return new KafkaTransport({
    brokers: (config.KAFKA_BROKERS ?? '').split(',').map((broker) => broker.trim()),
    clientId: `redress-${service}`,
    topicPrefix: config.TOPIC_PREFIX,
    partitions: config.KAFKA_PARTITIONS,
    ...(config.KAFKA_REPLICATION === undefined ? {} : { replicationFactor: config.KAFKA_REPLICATION }),
    logger,
  });
}
