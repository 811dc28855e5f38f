/**
 * The id of the cluster that answers at these brokers.
 *
 * @param {string[]} brokers  `host:port`
 * @returns {Promise<string | undefined>} undefined: nobody answers within a second or two, or it is no Kafka
 */
export async function clusterIdAt(brokers) {
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  const options = {
    brokers,
    connectionTimeout: 1_000,
    requestTimeout: 2_000,
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  };
  const admin = new Kafka(options).admin();
  try {
    await admin.connect();
    const { clusterId, brokers: present } = await admin.describeCluster();
    return present.length > 0 ? clusterId : undefined;
  } catch {
    return undefined;
  } finally {
    await admin.disconnect().catch(() => {});
  }
}

/**
 * @param {string} [brokers]  the only place to look, separated by commas; without it, the standard port of this machine
 * @returns {Promise<{ brokers: string[], clusterId: string } | undefined>}
 * @throws {Error} `brokers` was given and nobody answers there
 */
export async function findKafka(brokers) {
  const places = (brokers ?? '127.0.0.1:9092').split(',').map((place) => place.trim());
  const clusterId = await clusterIdAt(places);
  if (clusterId) return { brokers: places, clusterId };
  if (brokers) throw new Error(`No Kafka answers at ${brokers}.`);
  return undefined;
}
