import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from './processes.mjs';

const LOOK_MS = 300;
/** With less than this share of one core above what they take at rest, nothing is being caught up any more. */
const QUIET_SHARE = 0.08;

/**
 * Waits until these processes have nothing left to catch up with, so that what a request leaves behind (relay, read
 * models, checkpoints) is counted with it and does not burden what is measured next.
 *
 * @param {readonly (number | undefined)[]} pids
 * @param {number} [withinMs]
 * @param {number} [shareAtRest] what they take of one core when nothing happens, where that is not next to nothing
 */
export async function untilQuiet(pids, withinMs = 30_000, shareAtRest = 0) {
  for (const givesUpAt = Date.now() + withinMs; Date.now() < givesUpAt;) {
    const before = cpuSecondsOf(pids);
    await sleep(LOOK_MS);
    if ((cpuSecondsOf(pids) - before) / (LOOK_MS / 1_000) < shareAtRest + QUIET_SHARE) return;
  }
}
