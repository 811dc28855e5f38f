import type { Stack } from '@redress/tools/stack';
import { Kafka, logLevel } from 'kafkajs';

export interface ReadAnnouncement {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

/** Every message of these topics, as a consumer outside reads them from the beginning. */
export async function announcementsIn(stack: Stack, topics: readonly string[]): Promise<readonly ReadAnnouncement[]> {
  const kafka = new Kafka({ clientId: 'reader', brokers: stack.parts.kafka.brokers, logLevel: logLevel.NOTHING });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `reader-${process.pid}-${Date.now()}` })];
  await Promise.all([admin.connect(), consumer.connect()]);
  const names = topics.map((topic) => `${stack.topicPrefix}${topic}`);
  const offsets = await Promise.all(names.map((topic) => admin.fetchTopicOffsets(topic)));
  const expected = offsets.flat().reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const read: ReadAnnouncement[] = [];
  await consumer.subscribe({ topics: names, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Read ${read.length} of ${expected} messages in 30 s`)), 30_000);
    void consumer.run({
      eachMessage: ({ topic, message }) => {
        const headers = Object.fromEntries(
          Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
        );
        read.push({ topic, key: String(message.key), headers, data: JSON.parse(String(message.value)) });
        if (read.length >= expected) {
          clearTimeout(timer);
          resolve();
        }
        return Promise.resolve();
      },
    });
  });
  await Promise.all([admin.disconnect(), consumer.disconnect()]);
  return read;
}
