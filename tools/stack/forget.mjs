/** Deletes the topics and consumer groups whose names begin with `prefix`. */
export async function forgetTopics(/** @type {string[]} */ brokers, /** @type {string} */ prefix) {
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const { groups } = await admin.listGroups();
    const own = groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(prefix));
    // A group with a member that was killed a moment ago stays; its offsets went with the topics.
    if (own.length > 0) await admin.deleteGroups(own).catch(() => {});
  } finally {
    await admin.disconnect();
  }
}

/** Deletes the keys that begin with `prefix:`. */
export async function forgetAlarms(/** @type {string} */ url, /** @type {string} */ prefix) {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => {});
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) {
      if (keys.length > 0) await redis.unlink(...keys);
    }
  } finally {
    redis.disconnect();
  }
}
