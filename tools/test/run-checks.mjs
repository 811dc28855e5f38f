import { totalmem } from 'node:os';
import { say } from '../setup/say.mjs';

const AT_ONCE = 2;
const GIGABYTE = 2 ** 30;

/**
 * Runs checks two at a time, in their order, as far as half of the machine's memory allows.
 *
 * @param {readonly import('./checks.mjs').Check[]} checks
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runChecks(checks) {
  const waiting = [...checks];
  const memory = totalmem() / GIGABYTE / 2;
  /** @type {Map<import('./checks.mjs').Check, Promise<void>>} */
  const running = new Map();
  /** @type {string[]} */
  const failed = [];
  while (waiting.length + running.size > 0) {
    const used = [...running.keys()].reduce((sum, check) => sum + needOf(check), 0);
    const next = waiting.findIndex((check) => running.size === 0 || used + needOf(check) <= memory);
    const [check] = next < 0 || running.size === AT_ONCE ? [] : waiting.splice(next, 1);
    if (check) {
      say(`Checking: ${check.name}.`);
      running.set(
        check,
        check.run().then((code) => {
          running.delete(check);
          if (code !== 0) failed.push(check.name);
        }),
      );
    } else await Promise.race(running.values());
  }
  return failed;
}

const needOf = (/** @type {import('./checks.mjs').Check} */ { gigabytes = 1 }) => gigabytes;
