import { Kafka, logLevel } from 'kafkajs';
import { type OwnTestKafka, ownKafka } from '@redress/testing';
import { eventually } from '../given/patience.js';
import type { IncomingMessage, OutgoingMessage } from '../transport.js';
import { TransportStopped } from '../transport.js';
import { KafkaTransport } from './kafka-transport.js';

const numbered = (key: string, from: number, count: number): OutgoingMessage[] =>
  Array.from({ length: count }, (_, n) => ({ key, headers: {}, body: String(from + n) }));
const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);
/** Each number once, where it came first: delivery is at least once. */
const firstArrivals = (messages: readonly IncomingMessage[]) => [...new Set(messages.map(({ body }) => Number(body)))];

describe('Delivery over Kafka, with a broker that comes and goes', () => {
  jest.setTimeout(180_000);
  let kafka: OwnTestKafka;
  const transports: KafkaTransport[] = [];
  const transport = (options: { topicPrefix?: string; partitions?: number } = {}) => {
    const { brokers, topicPrefix } = kafka;
    const made = new KafkaTransport({ brokers, topicPrefix, clientId: 'spec', partitions: 3, ...options });
    transports.push(made);
    return made;
  };
  const collecting = async (topic: string, group: string): Promise<IncomingMessage[]> => {
    const arrived: IncomingMessage[] = [];
    const onBatch = (messages: readonly IncomingMessage[]) => Promise.resolve(void arrived.push(...messages));
    await transport().subscribe({ group, topics: [topic], onBatch });
    return arrived;
  };

  beforeAll(async () => {
    kafka = await ownKafka();
  });
  afterEach(async () => {
    await Promise.all(transports.splice(0).map((made) => made.stop()));
  });
  afterAll(async () => {
    await kafka.stop();
  });

  it('starts without a broker, says so, and delivers what was given to it when the broker comes', async () => {
    await kafka.broker(0).kill();
    const arrived = await collecting('intake', 'routing');
    const publisher = transport();
    const published = publisher.publish('intake', numbered('c-1', 0, 5));
    expect(publisher.whyNotReady()).toBe(`no Kafka broker answers at ${kafka.brokers.join(', ')}`);

    await kafka.broker(0).restart();
    await published;
    await eventually(() => expect(firstArrivals(arrived)).toEqual(range(0, 5)));
    expect(await publisher.identity()).toBe(`kafka:${kafka.clusterId}:${kafka.topicPrefix}`);
  });

  it('loses nothing and keeps the order when the broker is killed in the middle', async () => {
    const arrived = await collecting('routing', 'sla-timer');
    const publisher = transport();
    let sent = 0;
    const publishing = (async () => {
      for (let batch = 0; batch < 100; batch++, sent += 20)
        await publisher.publish('routing', numbered('c-1', sent, 20));
    })();
    await eventually(() => expect(sent).toBeGreaterThan(100));
    await kafka.broker(0).kill();
    await eventually(() => expect(publisher.ready()).toBe(false));
    await kafka.broker(0).restart();

    await publishing;
    await eventually(() => expect(firstArrivals(arrived)).toHaveLength(2000));
    expect(firstArrivals(arrived)).toEqual(range(0, 2000));
    await eventually(() => expect(publisher.ready()).toBe(true));
  });

  // an endless retry of kafkajs would otherwise keep the process, and the promise, for ever
  it('ends its publications when it is stopped while the broker is away', async () => {
    const publisher = transport();
    await publisher.publish('feedback', numbered('c-1', 0, 1));
    await kafka.broker(0).kill();
    const published = publisher.publish('feedback', numbered('c-1', 1, 1));
    const refused = expect(published).rejects.toThrow(TransportStopped);
    await publisher.stop();
    await refused;
    await kafka.broker(0).restart();
  });

  it('creates a topic with the partitions configured, and never grows one that exists', async () => {
    const [three, five] = [transport({ partitions: 3 }), transport({ partitions: 5 })];
    await three.publish('sla', numbered('c-1', 0, 1));
    await five.publish('sla', numbered('c-2', 1, 1));

    const admin = new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [`${kafka.topicPrefix}sla`] });
    await admin.disconnect();
    expect(topics[0]?.partitions).toHaveLength(3);
  });

  it('splits what is too large for one batch', async () => {
    const arrived = await collecting('erasures', 'intake');
    const large = numbered('c-1', 0, 30).map((message) => ({ ...message, headers: { filler: 'x'.repeat(100_000) } }));
    await transport().publish('erasures', large);
    await eventually(() => expect(firstArrivals(arrived)).toEqual(range(0, 30)));
  });
});
