import { Notes } from './findings.mjs';
import { liveTable } from './services.mjs';

/**
 * What clients were told is there: the complaint, its case, its timetable, its rows in the read models; and nothing is
 * there that nobody was told.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function acknowledged({ database, told }) {
  const notes = new Notes('acknowledged');
  const ids = (/** @type {string} */ query) =>
    database.query(query).then(({ rows }) => new Set(rows.map(({ id }) => /** @type {string} */ (id))));
  const ofStreams = (/** @type {string} */ schema, /** @type {string} */ prefix) =>
    ids(`SELECT replace(stream_id, '${prefix}', '') AS id FROM ${schema}.stream WHERE stream_id LIKE '${prefix}%'`);
  const ofReadModel = async (/** @type {string} */ schema, /** @type {string} */ name, /** @type {string} */ table) =>
    ids(`SELECT complaint_id AS id FROM ${await liveTable(database, schema, name, table)}`);
  const places = /** @type {const} */ ([
    ['complaint streams', await ofStreams('intake', 'complaint-')],
    ['cases', await ofStreams('routing', 'case-')],
    ['timetables', await ofStreams('sla_timer', 'timetable-')],
    ['rows of the list of complaints', await ofReadModel('intake', 'complaint-list', 'complaint_list')],
    ['rows of the queue', await ofReadModel('routing', 'queue', 'queue_item')],
  ]);
  notes.count('acknowledged with 201', told.length);
  for (const [name, found] of places) {
    notes.count(name, found.size);
    notes.none(
      `acknowledged, and missing in the ${name}`,
      told.filter(({ complaintId }) => !found.has(complaintId)),
      ({ key, complaintId }) => `${complaintId} (${key})`,
    );
    const known = new Set(told.map(({ complaintId }) => complaintId));
    notes.none(
      `in the ${name}, and nobody was told`,
      [...found].filter((id) => !known.has(id)),
    );
  }
  await keys(notes, { database, told });
  await registrations(notes, { database, told });
  return notes;
}

/**
 * Of a key only a keyed hash is kept, so which answer belongs to which is asked by sending the keys again (`same-answers`).
 *
 * @param {Notes} notes @param {Pick<import('../types.d.mts').AuditPlace, 'database' | 'told'>} place
 */
async function keys(notes, { database, told }) {
  const { rows } = await database.query(`SELECT answer ->> 'complaintId' AS id FROM intake.once`);
  const kept = new Set(rows.map(({ id }) => id));
  notes.count('idempotency keys', rows.length);
  notes.same('idempotency keys that are kept', rows.length, told.length);
  notes.same('complaints that kept answers name', kept.size, rows.length);
  notes.none(
    'no kept answer names the complaint that the client was told',
    told.filter(({ complaintId }) => !kept.has(complaintId)),
    ({ key }) => key,
  );
  const distinct = new Set(told.map(({ complaintId }) => complaintId)).size;
  notes.same('different complaints for as many keys', distinct, told.length);
}

/** @param {Notes} notes @param {Pick<import('../types.d.mts').AuditPlace, 'database' | 'told'>} place */
async function registrations(notes, { database, told }) {
  const { rows } = await database.query(
    `SELECT replace(stream_id, 'complaint-', '') AS id, type, body::json -> 'data' ->> 'registrationNumber' AS number
       FROM intake.event WHERE type IN ('ComplaintRegistered', 'ComplaintAccepted')`,
  );
  const registered = rows.filter(({ type }) => type === 'ComplaintRegistered');
  const numbers = new Map(registered.map(({ id, number }) => [id, number]));
  notes.none(
    'recorded under another registration number than the client was told',
    told.filter(({ complaintId, registrationNumber }) => numbers.get(complaintId) !== registrationNumber),
    ({ key }) => key,
  );
  notes.same('registration numbers for as many complaints', new Set(numbers.values()).size, numbers.size);
  const accepted = rows.filter(({ type }) => type === 'ComplaintAccepted').map(({ id }) => id);
  notes.count('acceptances', accepted.length);
  notes.none(
    'its acceptance was acknowledged and is missing',
    told.filter(({ accepted: wasTold, complaintId }) => wasTold && !accepted.includes(complaintId)),
    ({ key }) => key,
  );
  notes.same('acceptances, each complaint once', accepted.length, new Set(accepted).size);
}
