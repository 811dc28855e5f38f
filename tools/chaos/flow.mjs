import { sleep } from '../parts/ports.mjs';
import { withDatabase } from './database.mjs';

const listeners = ['routing', 'sla_timer', 'feedback'];

/**
 * Posts a complaint and waits until every listener has received its registration.
 *
 * @param {Pick<import('./types.d.mts').FaultPlace, 'stack' | 'post'>} place @param {number} withinMs
 * @returns {Promise<number | undefined>} seconds from now; nothing when time is over
 */
export async function flowAgain({ stack, post }, withinMs) {
  const begunAt = performance.now();
  const arrived = listeners.map(
    (schema) => `EXISTS (SELECT FROM ${schema}.announcement WHERE topic = 'intake' AND key = $1 AND NOT own)`,
  );
  const { complaintId } = await post();
  while (performance.now() - begunAt < withinMs) {
    const seen = await withDatabase(stack.databaseUrl, async (database) => {
      const { rows } = await database.query(`SELECT ${arrived.join(' AND ')} AS all`, [complaintId]);
      return rows[0].all === true;
    }).catch(() => false);
    if (seen) return (performance.now() - begunAt) / 1_000;
    await sleep(100);
  }
  return undefined;
}
