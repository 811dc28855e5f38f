import { Redis } from 'ioredis';

/** @param {string} url @param {string} command */
export async function commandRedis(url, command) {
  const redis = new Redis(url, { maxRetriesPerRequest: 3 });
  redis.on('error', () => {});
  try {
    await redis.call(command);
  } finally {
    redis.disconnect();
  }
}
