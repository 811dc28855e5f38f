import { CompressionTypes, type Kafka, type Message } from 'kafkajs';
import type { OutgoingMessage } from '../transport.js';
import { byPartition, inParts } from './batches.js';
import { IdempotentProducer } from './idempotent-producer.js';

/**
 * Publishes with one partition per `send`. kafkajs loses acknowledged messages when one `send` spreads over several
 * brokers and one of them dies: it remembers answers per broker across its retries, so what moved to a broker that has
 * answered already is never sent (see docs/adr/0003-kafka-one-partition-per-send.md).
 */
export class KafkaPublisher {
  private producer: IdempotentProducer | undefined;
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly kafka: Kafka,
    private readonly partitionsOf: (topic: string) => Promise<number>,
    private readonly compression: 'none' | 'gzip',
  ) {}

  /**
   * Resolves when every message is stored; settles only when all partitions have settled, so that nothing of a batch
   * that failed is still on its way when it is published again.
   */
  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    const groups = byPartition(messages, await this.partitionsOf(topic));
    const sends = [...groups].map(([partition, group]) => this.inTurn(topic, partition, group));
    for (const result of await Promise.allSettled(sends)) if (result.status === 'rejected') throw result.reason;
  }

  /** Disconnects when nothing is on its way any more. */
  async close(): Promise<void> {
    await Promise.allSettled(this.turns.values());
    await this.producer?.disconnect();
  }

  /** One send at a time per partition: kafkajs gives two at once the same sequence number when the first one fails. */
  private async inTurn(topic: string, partition: number, messages: readonly Message[]): Promise<void> {
    const lane = `${topic}/${partition}`;
    const before = this.turns.get(lane) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.send(topic, partition, messages));
    this.turns.set(lane, mine);
    try {
      await mine;
    } finally {
      if (this.turns.get(lane) === mine) this.turns.delete(lane);
    }
  }

  private async send(topic: string, partition: number, messages: readonly Message[]): Promise<void> {
    for (const part of inParts(messages)) await this.usableProducer().send(topic, partition, part);
  }

  private usableProducer(): IdempotentProducer {
    if (!this.producer?.usable) {
      const compression = this.compression === 'gzip' ? CompressionTypes.GZIP : CompressionTypes.None;
      this.producer = new IdempotentProducer(this.kafka, compression);
    }
    return this.producer;
  }
}
