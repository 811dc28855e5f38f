import type { Kafka } from 'kafkajs';
import { type Logger, reasonOf, silent } from '../logger.js';
import { STOP_STEP_MS, backOffMs, pause, within } from '../time-limits.js';
import { type OutgoingMessage, type Subscription, type Transport, TransportStopped } from '../transport.js';
import { Connections } from './connections.js';
import { GroupConsumer } from './group-consumer.js';
import { type KafkaSecurity, kafkaClient } from './kafka-client.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { type TopicSettings, Topics } from './topics.js';

export interface KafkaTransportOptions extends TopicSettings, KafkaSecurity {
  /** `host:port`, any of the cluster. */
  readonly brokers: readonly string[];
  /** What the broker's logs and quotas call this process. */
  readonly clientId: string;
  /** Put before every topic and group. @default 'redress.' */
  readonly topicPrefix?: string;
  /** @default 'none' */
  readonly compression?: 'none' | 'gzip';
  readonly logger?: Logger;
}

/** Delivery over Kafka. Nothing here needs the broker to be there at start, or to stay. */
export class KafkaTransport implements Transport {
  private readonly connections: Connections;
  private readonly topics: Topics;
  private readonly publisher: KafkaPublisher;
  private readonly consumers: GroupConsumer[] = [];
  private readonly kafka: Kafka;
  private readonly prefix: string;
  private readonly logger: Logger;
  private readonly stopping = new AbortController();
  private readonly knownIdentity: Promise<string>;
  /** The cluster's own id, once the cluster was met. */
  clusterId: string | undefined;
  /** Why the cluster could not be met, as a wrong password or an unknown authority. */
  private notMet: string | undefined;

  constructor(private readonly options: KafkaTransportOptions) {
    const { brokers, topicPrefix = 'redress.', compression = 'none', logger = silent } = options;
    this.prefix = topicPrefix;
    this.logger = logger;
    this.connections = new Connections(brokers);
    const { clientId, ssl, sasl } = options;
    this.kafka = kafkaClient({ clientId, connections: this.connections, logger, ssl, sasl });
    this.topics = new Topics(this.kafka, options, logger);
    this.publisher = new KafkaPublisher(this.kafka, (topic) => this.topics.partitionsOf(topic), compression);
    this.knownIdentity = this.meetCluster();
    this.knownIdentity.catch(() => undefined);
  }

  /** `kafka:<cluster id>:<prefix>`: another cluster, or other topics, are told the whole history. */
  identity(): Promise<string> {
    return this.knownIdentity;
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.stopping.signal.aborted) throw new TransportStopped();
    if (messages.length === 0) return;
    try {
      await this.publisher.publish(this.prefix + topic, messages);
    } catch (failure) {
      throw this.stopping.signal.aborted ? new TransportStopped() : failure;
    }
  }

  subscribe({ group, topics, onBatch }: Subscription): Promise<void> {
    const { kafka, prefix, logger } = this;
    const consumer = new GroupConsumer({
      kafka,
      logger,
      group: prefix + group,
      topics: topics.map((topic) => prefix + topic),
      ensureTopics: (names) => this.topics.ensure(names),
      onBatch: (messages) =>
        onBatch(messages.map((message) => ({ ...message, topic: message.topic.slice(prefix.length) }))),
    });
    this.consumers.push(consumer);
    consumer.start();
    return Promise.resolve();
  }

  ready(): boolean {
    return this.whyNotReady() === undefined;
  }

  whyNotReady(): string | undefined {
    if (this.stopping.signal.aborted) return 'delivery over Kafka was stopped';
    if (!this.clusterId || this.connections.count === 0) {
      const because = this.notMet === undefined ? '' : ` (${this.notMet})`;
      return `no Kafka broker answers at ${this.options.brokers.join(', ')}${because}`;
    }
    const outside = this.consumers.find((consumer) => !consumer.joined);
    return outside && `consumer group ${outside.group} has not been joined yet`;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    // without a connection there is nothing to wait for: what is pending would wait for the broker
    const patience = this.connections.count === 0 ? 0 : STOP_STEP_MS;
    await Promise.all([
      ...this.consumers.map((consumer) => within(patience, consumer.stop())),
      within(patience, this.publisher.close()),
    ]);
    this.connections.close();
  }

  private async meetCluster(): Promise<string> {
    for (let failures = 1; !this.stopping.signal.aborted; failures++) {
      try {
        this.clusterId = await this.topics.clusterId();
        this.notMet = undefined;
        return `kafka:${this.clusterId}:${this.prefix}`;
      } catch (failure) {
        this.notMet = reasonOf(failure);
        this.logger.debug({ reason: reasonOf(failure) }, 'the Kafka cluster cannot be asked for its id yet');
        await pause(backOffMs(failures), this.stopping.signal);
      }
    }
    throw new TransportStopped();
  }
}
