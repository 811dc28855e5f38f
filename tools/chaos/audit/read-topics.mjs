import kafkajs from 'kafkajs';

const PATIENCE_MS = 120_000;

/**
 * Every message of these topics from their beginning, as a consumer outside reads them: each partition in its order.
 *
 * @param {{ parts: { kafka: { brokers: string[] } }, topicPrefix: string }} stack
 * @param {readonly string[]} topics  without prefix
 * @returns {Promise<import('../types.d.mts').ReadMessage[]>}
 * @throws {Error} a partition could not be read to its end
 */
export async function readTopics({ parts, topicPrefix }, topics) {
  const kafka = new kafkajs.Kafka({
    clientId: 'audit',
    brokers: parts.kafka.brokers,
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 20, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `audit-${process.pid}-${Date.now()}` })];
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    const there = new Set(await admin.listTopics());
    const names = topics.map((topic) => topicPrefix + topic).filter((topic) => there.has(topic));
    const ends = await endsOf(admin, names);
    return await readTo(consumer, names, ends, topicPrefix);
  } finally {
    await Promise.all([admin.disconnect(), consumer.disconnect()]);
  }
}

/**
 * The offset after the last message of every partition that holds one.
 *
 * @param {import('kafkajs').Admin} admin @param {readonly string[]} topics
 */
async function endsOf(admin, topics) {
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) ends.set(`${topic}/${partition}`, Number(high));
  return ends;
}

/**
 * @param {import('kafkajs').Consumer} consumer @param {string[]} topics @param {Map<string, number>} ends
 * @param {string} prefix
 */
async function readTo(consumer, topics, ends, prefix) {
  /** @type {import('../types.d.mts').ReadMessage[]} */
  const read = [];
  await consumer.subscribe({ topics, fromBeginning: true });
  const missing = new Set(ends.keys());
  if (missing.size === 0) return read;
  await new Promise((resolve, reject) => {
    const told = () => new Error(`Not read to their end within ${PATIENCE_MS / 1_000} s: ${[...missing].join(', ')}`);
    const timer = setTimeout(() => reject(told()), PATIENCE_MS);
    const run = consumer.run({
      eachBatch: async ({ batch, heartbeat }) => {
        for (const { key, headers, offset } of batch.messages) {
          const place = `${batch.topic}/${batch.partition}`;
          read.push({
            topic: batch.topic.slice(prefix.length),
            key: String(key),
            number: Number(headers?.ce_sequence),
            id: String(headers?.ce_id),
          });
          if (Number(offset) + 1 >= (ends.get(place) ?? 0)) missing.delete(place);
        }
        // what a transaction or a control record left at the end is no message
        if (missing.size === 0) {
          clearTimeout(timer);
          resolve(undefined);
        }
        await heartbeat();
      },
    });
    run.catch(reject);
  });
  return read;
}
