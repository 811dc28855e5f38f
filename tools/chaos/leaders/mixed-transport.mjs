import kafkajs from 'kafkajs';

/**
 * Publishes as the relay must not: each `send` holds messages of several partitions. When a leader dies, kafkajs says
 * that such a send succeeded although messages of it are lost. It stands here alone, so that the audit of a run is seen
 * to find them.
 *
 * @param {import('../../../libs/messaging/dist/index.js').Transport} transport  does everything but publish
 * @param {{ brokers: readonly string[], topicPrefix: string }} place
 * @returns {import('../../../libs/messaging/dist/index.js').Transport}
 */
export function mixedTransport(transport, { brokers, topicPrefix }) {
  const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: Number.MAX_SAFE_INTEGER };
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    clientId: 'mixed',
    logLevel: kafkajs.logLevel.NOTHING,
    retry,
  });
  const createPartitioner = kafkajs.Partitioners.DefaultPartitioner;
  const producer = kafka.producer({ idempotent: true, retry, allowAutoTopicCreation: false, createPartitioner });
  const connected = producer.connect();
  return {
    identity: () => transport.identity(),
    subscribe: (subscription) => transport.subscribe(subscription),
    ready: () => transport.ready(),
    whyNotReady: () => transport.whyNotReady(),
    async publish(topic, messages) {
      await connected;
      const sent = messages.map(({ key, headers, body }) => ({ key, headers, value: body }));
      await producer.send({ topic: topicPrefix + topic, messages: sent, acks: -1 });
    },
    async stop() {
      await producer.disconnect();
      await transport.stop();
    },
  };
}
