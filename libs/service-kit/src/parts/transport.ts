import { readFileSync } from 'node:fs';
import {
  type InProcessHub,
  InProcessTransport,
  KafkaTransport,
  type KafkaTransportOptions,
  type Logger,
  type Transport,
} from '@redress/messaging';
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
    ...securityOf(config),
    logger,
  });
}

/** What the brokers want: TLS, a sign-in, both or neither; `readConfig` saw to it that they fit together. */
export function securityOf(config: BaseConfig): Pick<KafkaTransportOptions, 'ssl' | 'sasl'> {
  const { KAFKA_SSL, KAFKA_CA, KAFKA_SASL_MECHANISM: mechanism } = config;
  const { KAFKA_USERNAME: username = '', KAFKA_PASSWORD: password = '' } = config;
  return {
    ...(KAFKA_SSL === 'on' && { ssl: KAFKA_CA === undefined ? true : { ca: readFileSync(KAFKA_CA, 'utf8') } }),
    ...(mechanism !== undefined && {
      // kafkajs has a type for each mechanism, all of one shape
      sasl: { mechanism, username, password } as KafkaTransportOptions['sasl'],
    }),
  };
}
