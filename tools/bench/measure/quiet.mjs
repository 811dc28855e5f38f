import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from './processes.mjs';

const LOOK_MS = 300;
/** Below this share of one core nothing is being caught up any more. */
const QUIET_SHARE = 0.08;

/**
 * Waits until these processes have nothing left to catch up with, so that what a request leaves behind (relay, read
 * models, checkpoints) is counted with it and does not burden what is measured next.
 *
 * @param {readonly (number | undefined)[]} pids
 */
export async function untilQuiet(pids, withinMs = 30_000) {
  for (const givesUpAt = Date.now() + withinMs; Date.now() < givesUpAt;) {
    const before = cpuSecondsOf(pids);
    await sleep(LOOK_MS);
    if ((cpuSecondsOf(pids) - before) / (LOOK_MS / 1_000) < QUIET_SHARE) return;
  }
}
