import { setTimeout as sleep } from 'node:timers/promises';
import { givePriority } from '../../parts/priority.mjs';
import { postOf } from './complaint.mjs';
import { HttpConnection } from './http-connection.mjs';
import { percentiles, Tally } from './tally.mjs';

/** Callers that wait for an answer at once; arrivals beyond them are counted as not sent. */
const MOST_CONNECTIONS = 2_000;

/**
 * Arrivals at a fixed rate, whatever is answered and when: as the world does it. The wait of a caller counts from the
 * moment of arrival; how much of it was ours, who share the machine and were late ourselves, is told beside it.
 *
 * @param {{ port: number, path: string, token: string, perSecond: number, seconds: number, firstNumber: number }} job
 */
export async function openLoop({ perSecond, seconds, firstNumber, port, ...request }) {
  const tally = new Tally();
  // the callers are other machines: who plays them all does not queue for a core behind the services
  givePriority(process.pid, -10);
  /** @type {number[]} */
  const late = [];
  /** @type {HttpConnection[]} */
  const idle = [];
  let waiting = 0;
  let notSent = 0;
  let arrived = 0;
  const call = async (/** @type {number} */ arrivedAt) => {
    if (waiting >= MOST_CONNECTIONS) return void (notSent += 1);
    waiting += 1;
    late.push(performance.now() - arrivedAt);
    const connection = takeUsable(idle) ?? new HttpConnection(port);
    tally.note(
      await connection.send(postOf({ ...request, number: firstNumber + arrived })),
      performance.now() - arrivedAt,
    );
    waiting -= 1;
    if (!connection.broken) idle.push(connection);
  };
  const begun = performance.now();
  for (let now = begun; now - begun < seconds * 1_000; now = performance.now()) {
    for (const due = ((now - begun) / 1_000) * perSecond; arrived < due; arrived += 1)
      void call(begun + (arrived / perSecond) * 1_000);
    await sleep(1);
  }
  for (const givesUpAt = Date.now() + 10_000; waiting > 0 && Date.now() < givesUpAt;) await sleep(10);
  idle.forEach((connection) => connection.close());
  return {
    ...tally.summary((performance.now() - begun) / 1_000),
    arrived,
    notSent,
    waiting,
    lateMs: percentiles(late),
  };
}

/** @param {HttpConnection[]} idle */
function takeUsable(idle) {
  for (let connection = idle.pop(); connection; connection = idle.pop()) if (!connection.broken) return connection;
  return undefined;
}
