import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { spread } from './wave.mjs';

/**
 * The same jobs on BullMQ alone: no deadline is looked at and nothing is recorded, so this is the limit.
 *
 * @param {{ redisUrl: string, pending: number, concurrency: number, dueMs: (now: number) => readonly number[] }} options
 * @returns {Promise<{ count: number, p50: number, p99: number, max: number }>} milliseconds after their time
 */
export async function bareBullMq({ redisUrl, pending, concurrency, dueMs }) {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection, prefix: 'bench' });
  const fill = async (/** @type {readonly number[]} */ due) => {
    for (let at = 0; at < due.length; at += 500) {
      const some = due.slice(at, at + 500);
      await queue.addBulk(
        some.map((ms) => ({ name: 'alarm', data: { ms }, opts: { delay: ms - Date.now(), removeOnComplete: true } })),
      );
    }
  };
  await fill(Array.from({ length: pending }, (_, n) => Date.now() + 600_000 + n));
  /** @type {number[]} */
  const late = [];
  const worker = new Worker('bare', async ({ data }) => void late.push(Date.now() - data.ms), {
    connection,
    prefix: 'bench',
    concurrency,
  });
  const due = dueMs(Date.now());
  await fill(due);
  while (late.length < due.length) await sleep(50);
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  connection.disconnect();
  return spread(late);
}
