import kafkajs from 'kafkajs';
import { sleep } from '../../parts/ports.mjs';

/** @typedef {{ leader: number, replicas: number[], isr: number[] }} Partition */

/**
 * @template Result
 * @param {readonly string[]} brokers @param {(admin: import('kafkajs').Admin) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function withAdmin(brokers, work) {
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Resolves when every broker knows it. @param {readonly string[]} brokers @param {string} topic */
export async function createTopic(brokers, topic) {
  await withAdmin(brokers, (admin) =>
    admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: 12, replicationFactor: 3 }] }),
  );
  await inSync(brokers, topic);
}

/** @param {readonly string[]} brokers @param {string} topic @returns {Promise<Partition[]>} */
export const partitionsOf = (brokers, topic) =>
  withAdmin(
    brokers,
    async (admin) => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions ?? [],
  );

/** Waits until every replica is in sync, a minute at most. @param {readonly string[]} brokers @param {string} topic */
export async function inSync(brokers, topic) {
  for (const givesUpAt = Date.now() + 60_000; Date.now() < givesUpAt; await sleep(300)) {
    const partitions = await partitionsOf(brokers, topic).catch(() => []);
    if (partitions.length > 0 && partitions.every(({ replicas, isr }) => replicas.length === isr.length)) return;
  }
  throw new Error(`The replicas of ${topic} were not in sync within a minute.`);
}
