import { sleep } from '../parts/ports.mjs';
import { flowAgain } from './flow.mjs';
import { between } from './random.mjs';
import { commandRedis } from './redis.mjs';

/** @typedef {import('./types.d.mts').Fault} Fault */

export const processes = /** @type {const} */ (['intake', 'routing', 'sla-timer', 'feedback', 'gateway']);
/** Every process ends within so much of SIGTERM, whatever is away. */
const ENDS_WITHIN_MS = 5_000;
/** Announcements flow again within so much of the broker's return. */
const FLOWS_WITHIN_MS = 20_000;
const ms = (/** @type {number} */ seconds) => seconds * 1_000;

/** @param {typeof processes[number]} name @param {readonly [number, number]} seconds  how long it stays dead @returns {Fault} */
export const processKilled = (name, [from, to]) => ({
  name: `${name} killed with kill -9`,
  target: name,
  async strike({ stack, random }) {
    const process = stack.service(name);
    await process.kill();
    await sleep(ms(between(random, from, to)));
    process.start();
    await process.ready();
  },
});

/** @param {typeof processes[number]} name @returns {Fault} */
export const processStopped = (name) => ({
  name: `${name} asked to end`,
  target: name,
  async strike({ stack, note }) {
    const process = stack.service(name);
    const askedAt = performance.now();
    await process.stop(ENDS_WITHIN_MS);
    if (performance.now() - askedAt >= ENDS_WITHIN_MS) note(`${name} had not ended 5 s after SIGTERM`);
    process.start();
    await process.ready();
  },
});

/** @param {typeof processes[number]} name @param {readonly [number, number]} seconds @returns {Fault} */
export const processFrozen = (name, [from, to]) => ({
  name: `${name} frozen`,
  target: name,
  async strike({ stack, random }) {
    stack.service(name).freeze();
    await sleep(ms(between(random, from, to)));
    stack.service(name).thaw();
  },
});

/** @param {readonly [number, number]} seconds @returns {Fault} */
export const brokerKilled = ([from, to]) => ({
  name: 'broker killed with kill -9',
  target: 'kafka',
  async strike({ stack, random, note, measure, post }) {
    const broker = ownPart(stack.parts.kafka.cluster).broker(0);
    await broker.kill();
    await sleep(ms(between(random, from, to)));
    await broker.restart();
    const seconds = await flowAgain({ stack, post }, FLOWS_WITHIN_MS);
    if (seconds === undefined) note('announcements did not flow again within 20 s of the return of the broker');
    else measure('announcements flowed again after the return of the broker', seconds);
  },
});

/** @returns {Fault} */
export const redisEmptied = () => ({
  name: 'Redis emptied with FLUSHALL',
  target: 'redis',
  strike: ({ stack }) => commandRedis(stack.parts.redis.url, 'FLUSHALL'),
});

/** Its data are gone afterwards as well. @param {readonly [number, number]} seconds @returns {Fault} */
export const redisStopped = ([from, to]) => ({
  name: 'Redis stopped, and empty on return',
  target: 'redis',
  async strike({ stack, random }) {
    const server = ownPart(stack.parts.redis.server);
    await commandRedis(stack.parts.redis.url, 'FLUSHALL');
    await server.kill();
    await sleep(ms(between(random, from, to)));
    await server.restart();
  },
});

/** @param {readonly [number, number]} seconds @returns {Fault} */
export const postgresKilled = ([from, to]) => ({
  name: 'PostgreSQL killed with kill -9',
  target: 'postgres',
  async strike({ stack, random }) {
    const server = ownPart(stack.parts.postgres.server);
    await server.kill();
    await sleep(ms(between(random, from, to)));
    await untilItStarts(() => server.restart());
  },
});

/**
 * A part that holds still: connections stay open and nobody answers.
 *
 * @param {'postgres' | 'redis' | 'kafka'} target @param {readonly [number, number]} seconds @returns {Fault}
 */
export const partFrozen = (target, [from, to]) => ({
  name: `${{ postgres: 'PostgreSQL', redis: 'Redis', kafka: 'broker' }[target]} frozen`,
  target,
  async strike({ stack: { parts }, random }) {
    const server = {
      postgres: () => ownPart(parts.postgres.server),
      redis: () => ownPart(parts.redis.server),
      kafka: () => ownPart(parts.kafka.cluster).broker(0),
    }[target]();
    server.freeze();
    await sleep(ms(between(random, from, to)));
    server.thaw();
  },
});

/** A backend that has not noticed yet that its server is dead holds the shared memory for a moment. */
async function untilItStarts(/** @type {() => Promise<void>} */ start) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(500);
    }
  }
}

/** @template Part @param {Part | undefined} part @returns {Part} */
function ownPart(part) {
  if (part === undefined) throw new Error('Only a part that was started for the run may be harmed.');
  return part;
}
