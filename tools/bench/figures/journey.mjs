import { setTimeout as sleep } from 'node:timers/promises';
import { startCaller } from '../load/caller.mjs';
import { cpuSecondsOf } from '../measure/processes.mjs';
import { untilQuiet } from '../measure/quiet.mjs';

const CONNECTIONS = 16;

/**
 * Complaints from the POST through intake, routing, the SLA timer and feedback: the CPU of every process until all four
 * know each of them and nobody has anything left to do. What the system costs at rest is in it.
 *
 * @param {import('../house/stack.mjs').House} house
 * @param {Pick<import('./context.d.mts').Context, 'say' | 'postgres' | 'complaints'>} context
 * @param {number} shareAtRest  what all processes together take of one core when nothing happens
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function journey(house, { say, postgres, complaints }, shareAtRest) {
  const caller = startCaller();
  const job = {
    loop: /** @type {const} */ ('closed'),
    ...house.intake,
    token: house.token,
    connections: CONNECTIONS,
    seconds: 120,
  };
  try {
    say('Journey: warming up.');
    await caller.run({ ...job, requests: Math.ceil(complaints / 2) });
    await untilQuiet(house.allPids, 60_000, shareAtRest);
    const known = await complaintsKnown(house, postgres);
    const before = cpuOf(house);
    say(`Journey: ${complaints} complaints.`);
    const begun = performance.now();
    const summary = await caller.run({ ...job, requests: complaints });
    const everywhere = await untilEverywhere(house, postgres, known, summary.accepted);
    const seconds = (performance.now() - begun) / 1_000;
    await untilQuiet(house.allPids, 60_000, shareAtRest);
    const after = cpuOf(house);
    const each = Object.entries(after).map(([what, cpu]) => ({
      what,
      cpuMicros: ((cpu - (before[what] ?? NaN)) / summary.accepted) * 1e6,
    }));
    const total = each.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
    return {
      title: `${summary.accepted} complaints from the POST through all four services`,
      rows: [
        ...each,
        { what: 'together', cpuMicros: total },
        { what: 'taken in a second', perSecond: summary.perSecond },
        { what: 'a second, until known everywhere', perSecond: summary.accepted / seconds },
      ],
      goals: [
        { what: 'CPU of a complaint through everything', unit: 'µs', value: total, below: 4_000 },
        { what: 'of the accepted known to all four services', unit: '', value: everywhere, atLeast: 1 },
      ],
    };
  } finally {
    caller.stop();
  }
}

/** @param {import('../house/stack.mjs').House} house @returns {Record<string, number>} */
function cpuOf({ pids }) {
  const [intake, routing, slaTimer, feedback] = pids.services.map((pid) => cpuSecondsOf([pid]));
  return {
    intake,
    routing,
    'sla-timer': slaTimer,
    feedback,
    PostgreSQL: cpuSecondsOf([pids.postgres]),
    Redis: cpuSecondsOf([pids.redis]),
    Kafka: cpuSecondsOf([pids.broker]),
  };
}

/**
 * Waits until the service that knows the fewest knows every accepted complaint; answers the share it knows. Feedback
 * begins a stream only when there is something to answer, so there it counts what was taken.
 *
 * @param {import('../house/stack.mjs').House} house
 * @param {import('./context.d.mts').Context['postgres']} postgres
 * @param {readonly number[]} before @param {number} accepted
 */
async function untilEverywhere(house, postgres, before, accepted) {
  let share = 0;
  // asked rarely: counting reads whole tables, and what it costs would be taken for the complaints'
  for (const givesUpAt = Date.now() + 120_000; Date.now() < givesUpAt && share < 1; await sleep(500)) {
    const now = await complaintsKnown(house, postgres);
    share = Math.min(...now.map((complaints, at) => (complaints - (before[at] ?? 0)) / accepted));
  }
  return share;
}

/** @param {import('../house/stack.mjs').House} house @param {import('./context.d.mts').Context['postgres']} postgres */
async function complaintsKnown({ stack }, postgres) {
  const streams = ['intake', 'routing', 'sla_timer'].map((schema) => `SELECT count(*) FROM ${schema}.stream`);
  const taken = `SELECT count(*) FROM feedback.announcement_head WHERE topic = 'intake' AND taken > 0`;
  const counts = [...streams, taken].map((select) => `(${select})`);
  const [row] = await postgres.query(stack.databaseUrl, `SELECT ARRAY[${counts.join(', ')}]::int[] AS known`);
  return /** @type {number[]} */ (row.known);
}
