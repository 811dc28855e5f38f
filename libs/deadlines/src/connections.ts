import { Redis } from 'ioredis';

/** Milliseconds between attempts to reach a Redis that is away: at once at first, every second later. */
const retryStrategy = (attempt: number) => Math.min(50 * attempt, 1_000);

/** For setting alarms: a command fails within a second when Redis is away or does not answer. */
export function connectForCommands(url: string, onTrouble: (error: Error) => void): Redis {
  const options = { maxRetriesPerRequest: 1, commandTimeout: 1_000, retryStrategy };
  return watched(new Redis(url, options), onTrouble);
}

/** For ringing: waits for Redis as long as it takes, as BullMQ's workers demand. */
export function connectForRinging(url: string, onTrouble: (error: Error) => void): Redis {
  return watched(new Redis(url, { maxRetriesPerRequest: null, retryStrategy }), onTrouble);
}

// Without a listener an 'error' event would end the process.
function watched(redis: Redis, onTrouble: (error: Error) => void): Redis {
  return redis.on('error', onTrouble);
}
