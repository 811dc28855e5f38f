import { Notes } from './findings.mjs';
import { announcedBy, schemas } from './services.mjs';

/**
 * What every service received is what was announced, number by number; all of it was taken up, and nothing waits.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function inboxes({ database }) {
  const notes = new Notes('inboxes');
  for (const schema of schemas) {
    const { rows: topics } = await database.query(`SELECT DISTINCT topic FROM ${schema}.announcement WHERE NOT own`);
    for (const { topic } of topics) await received(notes, database, schema, topic);
    await nothingWaits(notes, database, schema);
  }
  return notes;
}

/** @param {Notes} notes @param {import('pg').Client} database @param {string} schema @param {string} topic */
async function received(notes, database, schema, topic) {
  const source = announcedBy[/** @type {keyof typeof announcedBy} */ (topic)];
  const { rows } = await database.query(
    `SELECT coalesce(told.key, heard.key) AS key, coalesce(told.number, heard.number) AS number, told.number IS NULL AS invented,
            heard.number IS NULL AS missing
       FROM (SELECT * FROM ${source}.announcement WHERE topic = $1 AND own) AS told
       FULL JOIN (SELECT * FROM ${schema}.announcement WHERE topic = $1 AND NOT own) AS heard USING (key, number)
      WHERE told.event_id IS DISTINCT FROM heard.event_id`,
    [topic],
  );
  notes.none(
    `${schema} has not received of ${topic} what ${source} announced`,
    rows,
    ({ key, number, invented, missing }) =>
      `${key} number ${number} ${invented ? 'was never announced' : missing ? 'is missing' : 'is another event'}`,
  );
  const { rows: heads } = await database.query(
    `SELECT key, taken, number FROM ${schema}.announcement_head WHERE topic = $1 AND NOT own`,
    [topic],
  );
  notes.count(`received by ${schema} of ${topic}`, Number(heads.reduce((sum, { number }) => sum + number, 0)));
  notes.none(
    `${schema} has not taken up everything of ${topic}`,
    heads.filter(({ taken, number }) => taken !== number),
    ({ key, taken, number }) => `${key} stands at ${taken} of ${number}`,
  );
}

/** @param {Notes} notes @param {import('pg').Client} database @param {string} schema */
async function nothingWaits(notes, database, schema) {
  const { rows: waiting } = await database.query(
    `SELECT topic, key, number, reason, attempts, coalesce(awaits, last_error) AS why FROM ${schema}.waiting`,
  );
  notes.none(
    `waits in ${schema}`,
    waiting,
    ({ topic, key, number, reason, why }) => `${topic} ${key} number ${number}, ${reason} (${why})`,
  );
  const { rows: held } = await database.query(`SELECT topic, key, number FROM ${schema}.held_arrival`);
  notes.none(
    `held back in ${schema}, its predecessor missing`,
    held,
    ({ topic, key, number }) => `${topic} ${key} ${number}`,
  );
}
