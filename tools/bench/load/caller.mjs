import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ port: number, path: string, token: string, seconds: number }} Everywhere
 * @typedef {Everywhere & ({ loop: 'closed', connections: number, requests?: number }
 *   | { loop: 'open', perSecond: number })} Job
 * @typedef {{ seconds: number, accepted: number, perSecond: number, statuses: Record<string, number>,
 *   latencyMs: Latency, refusals: { count: number, unclear: number, latencyMs: Latency }, callerCpuSeconds: number,
 *   arrived?: number, notSent?: number, waiting?: number, lateMs?: Latency,
 *   example?: string, failure?: string }} Summary
 * @typedef {{ p50: number, p99: number, max: number }} Latency
 */

/** Complaints that one job may number. */
const NUMBERS_PER_JOB = 1_000_000;

/** Sends complaints from another process, so that measuring and calling do not stand in each other's way. */
export function startCaller() {
  const child = fork(fileURLToPath(new URL('./main.mjs', import.meta.url)), { serialization: 'advanced' });
  let jobs = 0;
  return {
    /** @param {Job} job @returns {Promise<Summary>} */
    run(job) {
      return new Promise((resolve, reject) => {
        const died = () => reject(new Error('The caller ended.'));
        child.once('exit', died);
        child.once('message', (/** @type {Summary} */ summary) => {
          child.off('exit', died);
          if (summary.failure) reject(new Error(summary.failure));
          else resolve(summary);
        });
        child.send({ ...job, firstNumber: jobs++ * NUMBERS_PER_JOB });
      });
    },
    stop: () => void child.kill(),
  };
}
