import { testKafka } from '@redress/testing';
import { eventually } from '../given/patience.js';
import type { IncomingMessage } from '../transport.js';
import { KafkaTransport } from './kafka-transport.js';

describe('What lies in several partitions', () => {
  jest.setTimeout(180_000);
  const transports: KafkaTransport[] = [];
  let newTransport: () => KafkaTransport;
  const messages = Array.from({ length: 60 }, (_, n) => ({ key: `c-${n}`, headers: {}, body: String(n) }));

  beforeAll(async () => {
    const { brokers, topicPrefix } = await testKafka();
    newTransport = () => {
      const made = new KafkaTransport({ brokers, topicPrefix, clientId: 'spec', partitions: 6, replicationFactor: 1 });
      transports.push(made);
      return made;
    };
  });
  afterAll(() => Promise.all(transports.map((made) => made.stop())));

  it('is stored together, and not delivered again to whoever takes the place of a member that left', async () => {
    const batches: IncomingMessage[][] = [];
    const onBatch = (batch: readonly IncomingMessage[]) => Promise.resolve(void batches.push([...batch]));
    await newTransport().publish('intake', messages);
    const first = newTransport();

    await first.subscribe({ group: 'routing', topics: ['intake'], onBatch });
    await eventually(() => expect(batches.flat()).toHaveLength(60));
    const partitionsOf = (batch: IncomingMessage[]) => new Set(batch.map(({ place }) => place.split(',')[0])).size;
    expect(Math.max(...batches.map(partitionsOf))).toBeGreaterThan(1);

    await first.stop();
    await newTransport().publish('intake', [{ key: 'c-60', headers: {}, body: '60' }]);
    await newTransport().subscribe({ group: 'routing', topics: ['intake'], onBatch });
    await eventually(() => expect(batches.flat().map(({ body }) => body.toString())).toContain('60'));
    expect(batches.flat()).toHaveLength(61);
  });
});
