import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until Redis holds every moment within the horizon. @param {number} port */
export async function untilInStep(port) {
  for (const givesUpAt = Date.now() + 300_000; Date.now() < givesUpAt; await sleep(100)) {
    const figures = await metricsOf(port);
    const took = figures.get('redress_alarms_reconciliation_seconds');
    if (took !== undefined)
      return {
        reconciledSeconds: took,
        alarmsSet: figures.get('redress_alarms_set') ?? NaN,
        withinHorizon: figures.get('redress_alarms_within_horizon') ?? NaN,
      };
  }
  throw new Error('Redis was not in step with the index after 300 s.');
}

/** @param {number} port @returns {Promise<Map<string, number>>} what has no labels of its own */
async function metricsOf(port) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split('\n').filter((line) => /^redress_alarms/.test(line));
  return new Map(lines.map((line) => [line.slice(0, line.search(/[{ ]/)), Number(line.slice(line.lastIndexOf(' ')))]));
}

/** How many complaints the sweep has rung since the service started. */
export async function sweptOf(/** @type {number} */ port) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = text
    .split('\n')
    .find((each) => /^redress_deadline_lateness_seconds_count\{.*rung_by="sweep"/.test(each));
  return line === undefined ? 0 : Number(line.slice(line.lastIndexOf(' ')));
}

export async function memoryOf(/** @type {import('ioredis').Redis} */ redis) {
  const used = Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
  return { redisMb: used / 1e6 };
}

export async function sizesOf(/** @type {import('./house.mjs').TimerHouse} */ { client }) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM open_deadline_1) AS "openDeadlines", (SELECT count(*)::int FROM event) AS events,
            pg_database_size(current_database()) / 1e9::float8 AS "databaseGb"`,
  );
  return /** @type {{ openDeadlines: number, events: number, databaseGb: number }} */ (rows[0]);
}
