import { CompressionTypes, type Kafka, type Message, type Producer } from 'kafkajs';
import { REQUEST_TIMEOUT_MS, retryForEver } from './kafka-client.js';

/** Thrown when a broker's answer does not say that the partition stored the batch. */
export class UnconfirmedSend extends Error {
  constructor(topic: string, partition: number, answer: unknown) {
    super(`Cannot be sure that ${topic}[${partition}] stored the batch: the answer was ${JSON.stringify(answer)}.`);
    this.name = 'UnconfirmedSend';
  }
}

/**
 * A kafkajs producer that sends to one partition at a time and is given up after its first failure. What failed for
 * good may be stored all the same, and kafkajs then counts the next batch with the numbers of the failed one, which the
 * broker takes for a repetition and drops. A new producer has numbers of its own.
 */
export class IdempotentProducer {
  private readonly producer: Producer;
  private readonly connected: Promise<void>;
  private inFlight = 0;
  private failed = false;

  constructor(
    kafka: Kafka,
    private readonly compression: CompressionTypes,
  ) {
    this.producer = kafka.producer({
      idempotent: true,
      retry: retryForEver,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0, // always chosen by the caller
    });
    this.connected = this.producer.connect();
    this.connected.catch(() => (this.failed = true));
  }

  get usable(): boolean {
    return !this.failed;
  }

  /**
   * Resolves when all replicas in sync have the batch.
   * @throws {UnconfirmedSend} and what kafkajs does not retry; the producer is of no use afterwards
   */
  async send(topic: string, partition: number, messages: readonly Message[]): Promise<void> {
    this.inFlight++;
    try {
      await this.connected;
      const answer = await this.producer.send({
        topic,
        messages: messages.map((message) => ({ ...message, partition })),
        acks: -1,
        timeout: REQUEST_TIMEOUT_MS - 2_000,
        compression: this.compression,
      });
      const [confirmed, ...others] = answer;
      if (confirmed?.partition !== partition || confirmed.errorCode !== 0 || others.length > 0)
        throw new UnconfirmedSend(topic, partition, answer);
    } catch (failure) {
      this.failed = true;
      throw failure;
    } finally {
      this.inFlight--;
      if (this.failed && this.inFlight === 0) void this.disconnect();
    }
  }

  /** Resolves also when nothing could be said to the broker; may take as long as the broker does not answer. */
  async disconnect(): Promise<void> {
    this.failed = true;
    await this.producer.disconnect().catch(() => undefined);
  }
}
