import { randomBytes } from 'node:crypto';
import { type RedisServer, sharedPart, startRedis } from '@redress/tools/parts';

export interface TestRedis {
  readonly url: string;
  /** Start every key with this (BullMQ: `prefix`): the server is shared with other specs. */
  readonly prefix: string;
}

/**
 * The Redis all specs of this run share: TEST_REDIS_URL, or one on the standard port, or one started for this run.
 *
 * @throws {PartMissing} there is none and no redis-server to start
 */
export async function testRedis(): Promise<TestRedis> {
  return { url: await sharedPart('redis'), prefix: `redress-test-${randomBytes(5).toString('hex')}` };
}

/** A Redis for one spec file alone, which may be killed, frozen, emptied and restarted. The caller stops it. */
export function ownRedis({ durable = false }: { durable?: boolean } = {}): Promise<RedisServer> {
  return startRedis({ durable });
}
