import { randomUUID } from 'node:crypto';

/** What a service would send without our library: the same rows by one statement, with the same version check. */
const text = `WITH head AS (
    INSERT INTO stream AS s (stream_id, version, previous_version, hash, epoch, ordering_xid)
    VALUES ($1, $3::int, $2::int, sha256($6::bytea), 1, pg_current_xact_id())
    ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version, previous_version = excluded.previous_version,
      hash = excluded.hash, ordering_xid = greatest(s.ordering_xid, excluded.ordering_xid)
      WHERE s.version = excluded.previous_version
    RETURNING stream_id, version, ordering_xid
  ), recorded AS (
    INSERT INTO event (epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
    SELECT 1, ordering_xid, stream_id, version, $4::uuid, 'LampSwitched', $5::timestamptz, $5::timestamptz,
           convert_from($6::bytea, 'UTF8'), sha256($6::bytea) FROM head
  ), lane AS (
    INSERT INTO announcement_head AS h (topic, key, own, number, epoch, ordering_xid)
    SELECT 'lamps', stream_id, true, 1, 1, ordering_xid FROM head
    ON CONFLICT (topic, key) DO UPDATE SET number = h.number + 1,
      ordering_xid = greatest(h.ordering_xid, excluded.ordering_xid)
    RETURNING topic, key, number, ordering_xid
  )
  INSERT INTO announcement
    (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
  SELECT 1, ordering_xid, topic, key, number, true, $4::uuid, 'lamps.lamp-switched.v1', $5::timestamptz,
         $5::timestamptz, '{"ce_correlationid":"lamp"}', convert_from($6::bytea, 'UTF8') FROM lane`;

/**
 * Appends one event with its announcement to a stream of the event store's tables, prepared once a connection.
 *
 * @param {import('pg').Pool} pool
 * @param {{ streamId: string, version: number, at: string, body: Buffer }} append  `version` is the one before
 */
export function appendByOneStatement(pool, { streamId, version, at, body }) {
  return pool.query({
    name: 'one_statement',
    text,
    values: [streamId, version, version + 1, randomUUID(), at, body],
  });
}
