/** Which schema announces a topic; the others receive it. */
export const announcedBy = /** @type {const} */ ({
  intake: 'intake',
  erasures: 'intake',
  routing: 'routing',
  policies: 'routing',
  sla: 'sla_timer',
  calendars: 'sla_timer',
  feedback: 'feedback',
});

export const schemas = /** @type {const} */ (['intake', 'routing', 'sla_timer', 'feedback']);

/**
 * The table of a read model that serves now.
 *
 * @param {import('pg').Client} database @param {string} schema @param {string} projection @param {string} table
 */
export async function liveTable(database, schema, projection, table) {
  const { rows } = await database.query(`SELECT build FROM ${schema}.projection WHERE name = $1 AND status = 'live'`, [
    projection,
  ]);
  if (rows.length !== 1) throw new Error(`${schema} has ${rows.length} live builds of ${projection}.`);
  return `${schema}."${table}_${rows[0].build}"`;
}
