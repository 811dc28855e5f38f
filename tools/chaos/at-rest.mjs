import { sleep } from '../parts/ports.mjs';
import { announcedBy, liveTable, schemas } from './audit/services.mjs';

/**
 * Waits until nothing is on its way any more: every announcement was received and taken up, every read model has read
 * its log, and no alarm is ahead.
 *
 * @param {import('pg').Client} database
 * @param {{ withinMs: number, say: (sentence: string) => void }} options
 * @returns {Promise<string[]>} what still moves when time is over; nothing when all is at rest
 */
export async function atRest(database, { withinMs, say }) {
  /** @type {string[]} */
  let moving = [];
  let toldAt = Date.now();
  for (const givesUpAt = Date.now() + withinMs; Date.now() < givesUpAt; await sleep(1_000)) {
    moving = [
      ...(await announcementsOnTheirWay(database)),
      ...(await readModelsBehind(database)),
      ...(await alarmsAhead(database)),
    ];
    if (moving.length === 0) return [];
    if (Date.now() - toldAt < 15_000) continue;
    say(`Not at rest yet: ${moving.join('; ')}.`);
    toldAt = Date.now();
  }
  return moving;
}

/** @param {import('pg').Client} database */
async function announcementsOnTheirWay(database) {
  const moving = [];
  for (const schema of schemas) {
    const { rows } = await database.query(
      `SELECT topic, sum(taken)::int AS taken FROM ${schema}.announcement_head WHERE NOT own GROUP BY topic`,
    );
    for (const { topic, taken } of rows) {
      const source = announcedBy[/** @type {keyof typeof announcedBy} */ (topic)];
      const { rows: told } = await database.query(
        `SELECT sum(number)::int AS number FROM ${source}.announcement_head WHERE topic = $1 AND own`,
        [topic],
      );
      if (told[0]?.number !== taken) moving.push(`${schema} took ${taken} of ${told[0]?.number} of ${topic}`);
    }
  }
  return moving;
}

/** @param {import('pg').Client} database */
async function readModelsBehind(database) {
  const moving = [];
  for (const schema of schemas) {
    const { rows } = await database.query(
      `SELECT name, coalesce(last_error, 'behind') AS why FROM ${schema}.projection WHERE status = 'live' AND EXISTS (
         SELECT FROM ${schema}.announcement AS a WHERE (a.epoch, a.ordering_xid, a.position)
           > (projection.epoch, projection.ordering_xid, projection.position))`,
    );
    for (const { name, why } of rows) moving.push(`${name} of ${schema}: ${why}`);
  }
  return moving;
}

/** @param {import('pg').Client} database */
async function alarmsAhead(database) {
  const alarms = await liveTable(database, 'sla_timer', 'open-deadlines', 'alarm');
  const { rows } = await database.query(`SELECT count(*)::int AS count FROM ${alarms}`);
  return rows[0].count === 0 ? [] : [`${rows[0].count} alarms are ahead`];
}
