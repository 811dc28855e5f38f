import { sleep } from '../parts/ports.mjs';
import { withDatabase } from './database.mjs';

const listeners = ['routing', 'sla_timer', 'feedback'];

/**
 * How long from now until every listener has received something of intake that was announced after now; nothing when
 * time is over.
 *
 * @param {import('../stack/index.d.mts').Stack} stack @param {number} withinMs
 * @returns {Promise<number | undefined>} seconds
 */
export async function flowAgain(stack, withinMs) {
  const begunAt = performance.now();
  return withDatabase(stack.databaseUrl, async (database) => {
    const { rows } = await database.query('SELECT clock_timestamp() AS now');
    const arrived = listeners.map(
      (schema) => `EXISTS (SELECT FROM ${schema}.announcement WHERE topic = 'intake' AND NOT own AND logged_at > $1)`,
    );
    for (; performance.now() - begunAt < withinMs; await sleep(100)) {
      const { rows: seen } = await database.query(`SELECT ${arrived.join(' AND ')} AS all`, [rows[0].now]);
      if (seen[0].all) return (performance.now() - begunAt) / 1_000;
    }
    return undefined;
  }).catch(() => undefined);
}
