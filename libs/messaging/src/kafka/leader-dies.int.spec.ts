import { Kafka, logLevel } from 'kafkajs';
import { type OwnTestKafka, ownKafka } from '@redress/testing';
import { eventually } from '../given/patience.js';
import { pause } from '../time-limits.js';
import type { IncomingMessage } from '../transport.js';
import { KafkaTransport } from './kafka-transport.js';

const KEYS = 50;

/**
 * kafkajs resolves a `send` over several leaders although messages were lost, when one of them is killed meanwhile. One
 * killing does not always show it, and one broker never does: hence three of each.
 */
describe('Delivery over Kafka, with three brokers of which one is killed', () => {
  jest.setTimeout(300_000);
  let kafka: OwnTestKafka;
  const transports: KafkaTransport[] = [];
  const transport = () => {
    const { brokers, topicPrefix } = kafka;
    const made = new KafkaTransport({ brokers, topicPrefix, clientId: 'spec', partitions: 6, replicationFactor: 3 });
    transports.push(made);
    return made;
  };

  beforeAll(async () => {
    kafka = await ownKafka({ brokers: 3 });
  });
  afterAll(async () => {
    await Promise.all(transports.map((made) => made.stop()));
    await kafka.stop();
  });

  it('loses nothing that was acknowledged, and keeps the order of every key', async () => {
    const firstArrivals = new Map<string, Set<number>>();
    const collect = (messages: readonly IncomingMessage[]) => {
      for (const { key, body } of messages) {
        const numbers = firstArrivals.get(String(key)) ?? new Set();
        firstArrivals.set(String(key), numbers.add(Number(body)));
      }
      return Promise.resolve();
    };
    await transport().subscribe({ group: 'routing', topics: ['intake'], onBatch: collect });
    const publisher = transport();
    let [round, acknowledged, publishing] = [0, 0, true];
    const published = (async () => {
      for (; publishing; round++) {
        const ofRound = Array.from({ length: KEYS * 4 }, (_, n) => ({
          key: `c-${n % KEYS}`,
          number: round * 4 + Math.floor(n / KEYS),
        }));
        const messages = ofRound.map(({ key, number }) => ({ key, headers: {}, body: String(number) }));
        await publisher.publish('intake', messages);
        acknowledged += messages.length;
      }
    })();

    for (let killing = 0; killing < 3; killing++) {
      const before = acknowledged;
      await eventually(() => expect(acknowledged).toBeGreaterThan(before + 3_000));
      const leader = (await leadersOf('intake'))[killing] ?? 1;
      await kafka.broker(leader - 1).kill();
      await eventually(() => expect(acknowledged).toBeGreaterThan(before + 9_000));
      await kafka.broker(leader - 1).restart();
      await eventually(async () => expect(await replicasMissing('intake')).toBe(0));
    }
    publishing = false;
    await published;

    const inOrder = Array.from({ length: round * 4 }, (_, n) => n);
    await eventually(() =>
      expect([...firstArrivals.values()].map(({ size }) => size)).toEqual(Array(KEYS).fill(round * 4)),
    );
    for (const numbers of firstArrivals.values()) expect([...numbers]).toEqual(inOrder);
  });

  const partitionsOf = async (topic: string) => {
    const admin = new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [kafka.topicPrefix + topic] });
      return topics[0]?.partitions ?? [];
    } finally {
      await admin.disconnect();
      await pause(100);
    }
  };
  const leadersOf = async (topic: string) => (await partitionsOf(topic)).map(({ leader }) => leader);
  const replicasMissing = async (topic: string) =>
    (await partitionsOf(topic)).reduce((sum, { replicas, isr }) => sum + replicas.length - isr.length, 0);
});
