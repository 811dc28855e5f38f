import pg from 'pg';

/** Sessions that fill side by side; each is one transaction. */
const SIDE_BY_SIDE = 2;

/** The id that stands in a copy where `id` stands in its template: the same everywhere, in the shape of a UUID. */
const copied = (/** @type {string} */ id) =>
  `overlay(overlay(md5(${id}::text || c.id::text) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

/** Every `"eventId"` and `"causationId"` of a text, replaced by those of the copy. */
const bodyOfCopy = `replace(replace(replace(t.body, c.template::text, c.id::text),
    t.event_id::text, ${copied('t.event_id')}::text),
    coalesce(t.causation, '-'), coalesce(${copied('t.causation')}::text, '-'))`;

const functions = `
  CREATE FUNCTION pg_temp.next_link(link bytea, first bytea, body text) RETURNS bytea IMMUTABLE LANGUAGE sql
    RETURN sha256(coalesce(link, first) || convert_to(body, 'UTF8'));
  CREATE AGGREGATE pg_temp.chain(first bytea, body text) (SFUNC = pg_temp.next_link, STYPE = bytea)`;

/**
 * Copies whole timetables inside PostgreSQL: streams with their hash chains, announcements, heads and the read model of
 * open deadlines, every id replaced, until `total` timetables are there. The cursors of read model and relay then stand
 * at the end of the log, as those of a service that has kept up.
 *
 * @param {{ databaseUrl: string, schema: string, templates: readonly string[], total: number }} wanted
 */
export async function multiply({ databaseUrl, schema, templates, total }) {
  const copies = total - templates.length;
  const connect = async () => {
    const options = `-c search_path=${schema} -c synchronous_commit=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_seqscan=on -c work_mem=64MB -c jit=off`;
    const client = new pg.Client({ connectionString: databaseUrl, options });
    await client.connect();
    return client;
  };
  const clients = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, connect));
  try {
    const [first] = clients;
    const readModel = await readModelOf(first);
    const share = Math.ceil(copies / SIDE_BY_SIDE);
    await Promise.all(
      clients.map((client, place) =>
        fill(client, { readModel, templates, from: place * share + 1, to: Math.min(copies, (place + 1) * share) }),
      ),
    );
    await moveCursors(first);
    const tables = ['stream', 'event', 'announcement', 'announcement_head', ...readModel.map(({ table }) => table)];
    // a database that grew over months has long been vacuumed; autovacuum would make good for that during the waves
    for (const table of tables) await first.query(`VACUUM (ANALYZE) ${table}`);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** The tables of the read model, each with its columns beside the complaint's id. */
async function readModelOf(/** @type {pg.Client} */ client) {
  const { rows } = await client.query(
    `SELECT name AS "table", string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
       FROM (SELECT t || '_' || build AS name FROM projection, unnest(tables) AS t WHERE status = 'live') AS named
       JOIN information_schema.columns ON table_schema = current_schema() AND table_name = name AND column_name <> 'complaint_id'
      GROUP BY name`,
  );
  return /** @type {{ table: string, columns: string }[]} */ (rows);
}

/**
 * @param {pg.Client} client
 * @param {{ readModel: readonly { table: string, columns: string }[], templates: readonly string[], from: number, to: number }} part
 */
async function fill(client, { readModel, templates, from, to }) {
  await client.query(functions);
  await client.query(
    `CREATE TEMP TABLE template_event AS
       SELECT substr(stream_id, 11)::uuid AS template, version, event_id, type, happened_at, recorded_at,
              body, body::json -> 'meta' ->> 'causationId' AS causation FROM event WHERE stream_id = ANY ($1::text[])`,
    [templates.map((id) => `timetable-${id}`)],
  );
  await client.query('CREATE INDEX ON template_event (template, version)');
  await client.query(
    `CREATE TEMP TABLE template_announcement AS SELECT key::uuid AS template, position, topic, number, own, event_id, type, happened_at, recorded_at,
              headers::text AS headers, headers ->> 'ce_causationid' AS causation, body FROM announcement WHERE key = ANY ($1::text[])`,
    [templates],
  );
  await client.query('CREATE INDEX ON template_announcement (template, position)');
  await client.query(
    `CREATE TEMP TABLE copy AS SELECT n, ($1::uuid[])[1 + n % $2::int] AS template,
            ('0199' || lpad(to_hex(n), 8, '0') || '70008' || left(md5(n::text), 15))::uuid AS id FROM generate_series($3::int, $4::int) AS n`,
    [templates, templates.length, from, to],
  );
  await client.query('ANALYZE template_event, template_announcement, copy');
  await client.query('BEGIN');
  for (const statement of statements(readModel)) await client.query(statement);
  await client.query('COMMIT');
}

const statements = (/** @type {readonly { table: string, columns: string }[]} */ readModel) => [
  `INSERT INTO event (epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
   SELECT (SELECT max(epoch) FROM epoch), pg_current_xact_id(), made.* FROM copy AS c CROSS JOIN LATERAL (
     SELECT 'timetable-' || c.id, version, ${copied('t.event_id')}, type, happened_at, recorded_at, body,
            pg_temp.chain(sha256(convert_to('timetable-' || c.id, 'UTF8')), body) OVER (ORDER BY version)
       FROM (SELECT t.version, t.event_id, t.type, t.happened_at, t.recorded_at, ${bodyOfCopy} AS body
               FROM template_event AS t WHERE t.template = c.template ORDER BY t.version) AS t) AS made`,
  `INSERT INTO stream (stream_id, version, previous_version, hash, epoch, ordering_xid)
   SELECT e.stream_id, e.version, e.version - 1, e.hash, e.epoch, e.ordering_xid FROM copy AS c CROSS JOIN LATERAL (
     SELECT * FROM event WHERE stream_id = 'timetable-' || c.id ORDER BY version DESC LIMIT 1) AS e`,
  `INSERT INTO announcement (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
   SELECT (SELECT max(epoch) FROM epoch), pg_current_xact_id(), made.* FROM copy AS c CROSS JOIN LATERAL (
     SELECT t.topic, c.id::text, t.number, t.own, ${copied('t.event_id')}, t.type, t.happened_at, t.recorded_at,
            replace(replace(t.headers, c.template::text, c.id::text), coalesce(t.causation, '-'), coalesce(${copied('t.causation')}::text, '-'))::json,
            replace(t.body, c.template::text, c.id::text)
       FROM template_announcement AS t WHERE t.template = c.template ORDER BY t.position) AS made`,
  `INSERT INTO announcement_head (topic, key, own, number, taken, due_at, epoch, ordering_xid)
   SELECT h.topic, c.id::text, h.own, h.number, h.taken, h.due_at, (SELECT max(epoch) FROM epoch), pg_current_xact_id()
     FROM copy AS c CROSS JOIN LATERAL (SELECT * FROM announcement_head AS h
       WHERE h.topic IN ('intake', 'routing', 'sla') AND h.key = c.template::text) AS h`,
  ...readModel.map(
    ({ table, columns }) =>
      `INSERT INTO ${table} (complaint_id, ${columns})
       SELECT c.id, ${columns} FROM copy AS c JOIN ${table} AS kept ON kept.complaint_id = c.template`,
  ),
];

async function moveCursors(/** @type {pg.Client} */ client) {
  const last = `(SELECT epoch, ordering_xid, position FROM announcement ORDER BY epoch DESC, announcement.ordering_xid DESC, position DESC LIMIT 1)`;
  await client.query(`UPDATE projection SET (epoch, ordering_xid, position) = ${last}`);
  await client.query(`UPDATE relay_cursor SET (epoch, ordering_xid, position) = ${last}`);
}
