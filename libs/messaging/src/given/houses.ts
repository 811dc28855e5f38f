import { InProcessHub } from '../in-process/in-process-hub.js';
import { InProcessTransport } from '../in-process/in-process-transport.js';
import { KafkaTransport } from '../kafka/kafka-transport.js';
import type { Transport } from '../transport.js';

/** A place where services can reach one another. */
export interface House {
  transport(): Transport;
  /** To be called when everybody has subscribed. */
  open(): void;
}

export function kafkaHouse({ brokers, topicPrefix }: { brokers: readonly string[]; topicPrefix: string }): House {
  return {
    transport: () =>
      new KafkaTransport({ brokers, topicPrefix, clientId: 'spec', partitions: 3, replicationFactor: 1 }),
    open: () => undefined,
  };
}

export function inProcessHouse(): House {
  const hub = new InProcessHub();
  return { transport: () => new InProcessTransport(hub), open: () => hub.open() };
}
