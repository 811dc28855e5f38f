import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findKafka, findPostgres, findRedis, startKafka, startPostgres, startRedis } from '../parts/index.mjs';

/**
 * PostgreSQL, Redis and Kafka: those named in the environment, else those found at the standard ports, else own ones on
 * free ports with their data in `folder`.
 *
 * @param {import('./index.d.mts').PartsOptions} options
 * @returns {Promise<import('./index.d.mts').StackParts>}
 */
export async function obtainParts({ folder, logFolder, use = {}, fresh = false, say }) {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => void (await Promise.all(stops.map((end) => end())));
  try {
    const [postgres, redis, kafka] = await Promise.all([
      obtainPostgres({ folder, logFolder, use, say }, stops),
      obtainRedis({ folder, logFolder, use, say }, stops),
      obtainKafka({ folder, logFolder, use, say }, stops),
    ]);
    return { postgres, redis, kafka, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @typedef {Required<Omit<import('./index.d.mts').PartsOptions, 'fresh'>>} Wanted */
/** @typedef {(() => Promise<void>)[]} Stops */

async function obtainPostgres(/** @type {Wanted} */ { folder, logFolder, use, say }, /** @type {Stops} */ stops) {
  const found = use.postgres === 'own' ? undefined : await findPostgres(use.postgres);
  if (found) return { url: found.url, how: /** @type {const} */ ('found') };
  say('Starting PostgreSQL from its npm package.');
  const server = await startPostgres({
    dataFolder: join(folder, 'postgres'),
    logFile: join(logFolder, 'postgres.log'),
    say,
  });
  stops.push(server.stop);
  return { url: server.url, how: /** @type {const} */ ('started'), server };
}

async function obtainRedis(/** @type {Wanted} */ { folder, logFolder, use, say }, /** @type {Stops} */ stops) {
  const found = use.redis === 'own' ? undefined : await findRedis(use.redis);
  if (found) return { url: found.url, how: /** @type {const} */ ('found') };
  say('Starting Redis.');
  const server = await startRedis({ dataFolder: join(folder, 'redis'), logFile: join(logFolder, 'redis.log') });
  stops.push(server.stop);
  return { url: server.url, how: /** @type {const} */ ('started'), server };
}

async function obtainKafka(/** @type {Wanted} */ { folder, logFolder, use, say }, /** @type {Stops} */ stops) {
  const found = use.kafka === 'own' ? undefined : await findKafka(use.kafka);
  if (found) return { brokers: found.brokers, how: /** @type {const} */ ('found') };
  say('Starting a Kafka broker.');
  const cluster = await startKafka({ dataFolder: join(folder, 'kafka'), logFolder, say });
  stops.push(cluster.stop);
  return { brokers: cluster.brokers, how: /** @type {const} */ ('started'), cluster };
}
