import * as broken from './faults.mjs';
import { between, oneOf } from './random.mjs';

/** @typedef {import('./types.d.mts').Fault} Fault */

/** Each part once: every process, the broker for 20 s, Redis emptied and away for 30 s, PostgreSQL. @returns {Fault[]} */
export function eachPart() {
  return [
    ...broken.processes.map((name) => broken.processKilled(name, [0, 1])),
    broken.brokerKilled([20, 20]),
    broken.redisEmptied(),
    broken.redisStopped([30, 30]),
    broken.postgresKilled([2, 4]),
  ];
}

/** Faults drawn from the seed, all of them short. @param {() => number} random @param {number} count @returns {Fault[]} */
export function drawn(random, count) {
  const short = /** @type {const} */ ([0.5, 4]);
  const kinds = [
    ...broken.processes.flatMap((name) => [
      broken.processKilled(name, [0, 2]),
      broken.processStopped(name),
      broken.processFrozen(name, short),
    ]),
    broken.brokerKilled(short),
    broken.brokerKilled(short),
    broken.partFrozen('kafka', short),
    broken.redisEmptied(),
    broken.redisStopped(short),
    broken.partFrozen('redis', short),
    broken.postgresKilled(short),
    broken.postgresKilled(short),
    broken.partFrozen('postgres', short),
  ];
  return Array.from({ length: count }, () => oneOf(random, kinds));
}

/**
 * Has the faults strike one after the other, two at once now and then, never two of one target.
 *
 * @param {readonly Fault[]} faults
 * @param {import('./types.d.mts').FaultPlace & { told: (line: string) => void, overlap: boolean }} place
 */
export async function strikeAll(faults, { told, overlap, ...place }) {
  /** @type {Map<string, Promise<void>>} */
  const under = new Map();
  const stopWatching = watch(place, (name) => under.has(name));
  for (const [index, fault] of faults.entries()) {
    await under.get(fault.target);
    while (under.size > (overlap && place.random() < 0.4 ? 1 : 0)) await Promise.race(under.values());
    await new Promise((resolve) => setTimeout(resolve, between(place.random, 200, 1_500)));
    const struck = strike(fault, index + 1, { told, ...place }).finally(() => under.delete(fault.target));
    under.set(fault.target, struck);
  }
  await Promise.all(under.values());
  stopWatching();
}

/**
 * Notes every process that ended although nobody had asked it to.
 *
 * @param {Pick<import('./types.d.mts').FaultPlace, 'stack' | 'note'>} place @param {(name: string) => boolean} isStruck
 */
function watch({ stack, note }, isStruck) {
  const ended = new Set();
  const look = setInterval(() => {
    for (const process of stack.processes) {
      if (process.running() || isStruck(process.name) || ended.has(process.name)) continue;
      ended.add(process.name);
      note(`${process.name} ended by itself; its log is ${process.logFile}`);
    }
  }, 200);
  return () => clearInterval(look);
}

/** @param {Fault} fault @param {number} number @param {import('./types.d.mts').FaultPlace & { told: (line: string) => void }} place */
async function strike(fault, number, { told, ...place }) {
  const begunAt = performance.now();
  told(`fault ${number}: ${fault.name}`);
  try {
    await fault.strike(place);
    told(`fault ${number}: over after ${((performance.now() - begunAt) / 1_000).toFixed(1)} s`);
  } catch (error) {
    place.note(
      `fault ${number} (${fault.name}) could not be mended: ${error instanceof Error ? error.message : error}`,
    );
  }
}
