import { Redis, type RedisOptions } from 'ioredis';

/** Milliseconds between attempts to reach a Redis that is away: at once at first, every second later. */
const retryStrategy = (attempt: number) => Math.min(50 * attempt, 1_000);

/** For setting alarms: a command fails within a second when Redis is away or does not answer. */
export function connectForCommands(url: string, onTrouble: (error: Error) => void): Redis {
  const options = { maxRetriesPerRequest: 1, commandTimeout: 1_000, retryStrategy };
  // Without a listener an 'error' event would end the process.
  return new Redis(url, options).on('error', onTrouble);
}

/**
 * For ringing: waits for Redis as long as it takes, as BullMQ's workers demand. A worker copies its connection to block on
 * the copy. Closed while Redis is away it leaves the copy open, and may even connect it again when Redis returns; so the
 * copies are kept in hand here, and none connects after the end.
 */
export class RingingConnection {
  readonly redis: Redis;
  private readonly all: Redis[] = [];
  private ended = false;

  constructor(
    url: string,
    private readonly onTrouble: (error: Error) => void,
  ) {
    this.redis = this.inHand(new Redis(url, { maxRetriesPerRequest: null, retryStrategy }));
  }

  get ready(): boolean {
    return this.redis.status === 'ready';
  }

  /** Ends the connection and every copy for good, whatever they wait for. */
  end(): void {
    this.ended = true;
    for (const redis of this.all) redis.disconnect();
  }

  private inHand(redis: Redis): Redis {
    this.all.push(redis.on('error', this.onTrouble));
    const [connect, duplicate] = [redis.connect.bind(redis), redis.duplicate.bind(redis)];
    return Object.assign(redis, {
      connect: () => (this.ended ? Promise.reject(new Error('The alarm clock was stopped.')) : connect()),
      duplicate: (override?: Partial<RedisOptions>) => this.inHand(duplicate(override)),
    });
  }
}
