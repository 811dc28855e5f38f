import { ForwardOnly } from './forward-only.js';

/**
 * `append_batch` anew: it takes an array for each column in the place of JSON within JSON, whose reading took a sixth of an
 * append's time. The form it had before stays for instances of the version before, which run on while others are replaced.
 */
export class AppendArrays1760000000010 extends ForwardOnly {
  protected readonly statements = [
    appendBatch,
    ...['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off'].map(
      (setting) => `ALTER FUNCTION append_batch(${signature}) SET ${setting}`,
    ),
    `ALTER FUNCTION append_batch(${signature}) SET plan_cache_mode = force_generic_plan`,
  ];
}

const signature = [
  'int[], text[], int[], int[], bytea[]',
  'text[], int[], text[], text[], text[], text[], text[], bytea[]',
  'int[], text[], text[], text[], text[], text[], text[], text[], text[]',
  'int[], text[], text[], int[]',
  'int[], text[], text[], bytea[], text[]',
].join(', ');

/**
 * Answers one row for each append that was not recorded (`nr` is the caller's number of it, from 0) and none for the
 * others. Within one call no stream, no taken lane and no once-key may occur twice.
 *
 * Rows are claimed in one order everywhere (once, inbox heads, streams, own heads; each sorted), so that two batches
 * wait for each other but never in a circle.
 *
 * What the heads answer is looked up in an object by the name of the stream or lane (the name of a topic has no blank): joined,
 * each row would be compared with each, 16,000 times in a batch of 64 that announce four facts.
 */
const appendBatch = `
CREATE FUNCTION append_batch(
  stream_nrs int[], stream_ids text[], stream_previous int[], stream_versions int[], stream_hashes bytea[],
  event_streams text[], event_versions int[], event_ids text[], event_types text[], event_happened text[],
  event_recorded text[], event_bodies text[], event_hashes bytea[],
  said_nrs int[], said_topics text[], said_keys text[], said_ids text[], said_types text[], said_happened text[],
  said_recorded text[], said_headers text[], said_bodies text[],
  take_nrs int[], take_topics text[], take_keys text[], take_numbers int[],
  once_nrs int[], once_scopes text[], once_keys text[], once_fingerprints bytea[], once_answers text[]
) RETURNS TABLE (nr int, outcome text, actual int, same_request boolean, answer json)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  this_xid xid8 := pg_current_xact_id();
  this_epoch int;
  done_before int[] := '{}';
  failed int[] := '{}';
  lost int[];
BEGIN
  -- held until the end, so that no epoch begins between reading it and using it
  LOCK TABLE stream IN ROW EXCLUSIVE MODE;
  SELECT max(epoch) INTO this_epoch FROM epoch;

  IF once_nrs <> '{}' THEN
    WITH claimed AS (
      INSERT INTO once (scope, key, fingerprint, answer)
      SELECT scope, key, fingerprint, answer::json
        FROM unnest(once_scopes, once_keys, once_fingerprints, once_answers) AS o(scope, key, fingerprint, answer)
       ORDER BY scope, key
      ON CONFLICT ON CONSTRAINT once_pk DO NOTHING
      RETURNING scope, key
    )
    SELECT coalesce(array_agg(nr), '{}') INTO done_before
      FROM unnest(once_nrs, once_scopes, once_keys) AS asked(nr, scope, key)
     WHERE (scope, key) NOT IN (SELECT scope, key FROM claimed);
    IF done_before <> '{}' THEN
      failed := done_before;
      RETURN QUERY
        SELECT asked.nr, 'already-done', NULL::int, once.fingerprint = asked.fingerprint, once.answer
          FROM unnest(once_nrs, once_scopes, once_keys, once_fingerprints) AS asked(nr, scope, key, fingerprint)
          JOIN once USING (scope, key)
         WHERE asked.nr = ANY (done_before);
    END IF;
  END IF;

  IF take_nrs <> '{}' THEN
    PERFORM 1 FROM announcement_head AS head
      JOIN unnest(take_topics, take_keys) AS asked(topic, key) USING (topic, key)
     ORDER BY topic, key
       FOR UPDATE OF head;
    SELECT array_agg(asked.nr) INTO lost
      FROM unnest(take_nrs, take_topics, take_keys, take_numbers) AS asked(nr, topic, key, number)
      LEFT JOIN announcement_head AS head USING (topic, key)
     WHERE asked.nr <> ALL (failed)
       AND (head.taken = asked.number - 1 AND asked.number <= head.number AND NOT head.own) IS NOT TRUE;
    IF lost IS NOT NULL THEN
      failed := failed || lost;
      RETURN QUERY
        SELECT asked.nr, CASE WHEN head.taken >= asked.number THEN 'already-taken' ELSE 'out-of-turn' END,
               coalesce(head.taken, 0), NULL::boolean, NULL::json
          FROM unnest(take_nrs, take_topics, take_keys, take_numbers) AS asked(nr, topic, key, number)
          LEFT JOIN announcement_head AS head USING (topic, key)
         WHERE asked.nr = ANY (lost);
    END IF;
  END IF;

  IF stream_nrs <> '{}' THEN
    WITH asked AS (
      SELECT * FROM unnest(stream_nrs, stream_ids, stream_previous, stream_versions, stream_hashes)
        AS s(nr, stream_id, previous_version, version, hash)
       WHERE nr <> ALL (failed)
    ), continued AS (
      INSERT INTO stream AS head (stream_id, version, previous_version, hash, epoch, ordering_xid)
      SELECT stream_id, version, previous_version, hash, this_epoch, this_xid
        FROM asked
       WHERE previous_version = 0 OR EXISTS (SELECT FROM stream WHERE stream.stream_id = asked.stream_id)
       ORDER BY stream_id
      ON CONFLICT ON CONSTRAINT stream_pk DO UPDATE
        SET version = excluded.version, previous_version = excluded.previous_version, hash = excluded.hash,
            epoch = excluded.epoch,
            -- never below the event before it, or the log would turn the stream round
            ordering_xid = CASE WHEN head.epoch = excluded.epoch
                                THEN greatest(head.ordering_xid, excluded.ordering_xid)
                                ELSE excluded.ordering_xid END
        WHERE head.version = excluded.previous_version
      RETURNING stream_id, ordering_xid
    ), placed AS MATERIALIZED (
      SELECT coalesce(jsonb_object_agg(stream_id, ordering_xid::text), '{}') AS xids FROM continued
    ), recorded AS (
      INSERT INTO event (epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
      SELECT this_epoch, (xids ->> stream_id)::xid8, stream_id, version, event_id::uuid, type, happened_at::timestamptz,
             recorded_at::timestamptz, body, hash
        FROM unnest(event_streams, event_versions, event_ids, event_types, event_happened, event_recorded, event_bodies,
                    event_hashes) AS e(stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
       CROSS JOIN placed
       WHERE xids ? stream_id
       ORDER BY stream_id, version
    )
    SELECT array_agg(nr) INTO lost FROM asked WHERE stream_id NOT IN (SELECT stream_id FROM continued);
    IF lost IS NOT NULL THEN
      failed := failed || lost;
      RETURN QUERY
        SELECT asked.nr, 'version-conflict', coalesce(head.version, 0), NULL::boolean, NULL::json
          FROM unnest(stream_nrs, stream_ids) AS asked(nr, stream_id)
          LEFT JOIN stream AS head USING (stream_id)
         WHERE asked.nr = ANY (lost);
    END IF;
  END IF;

  IF once_nrs <> '{}' AND failed <> done_before THEN
    DELETE FROM once USING unnest(once_nrs, once_scopes, once_keys) AS asked(nr, scope, key)
     WHERE once.scope = asked.scope AND once.key = asked.key
       AND asked.nr = ANY (failed) AND asked.nr <> ALL (done_before);
  END IF;

  IF take_nrs <> '{}' THEN
    UPDATE announcement_head AS head SET taken = asked.number, due_at = clock_timestamp()
      FROM unnest(take_nrs, take_topics, take_keys, take_numbers) AS asked(nr, topic, key, number)
     WHERE head.topic = asked.topic AND head.key = asked.key AND asked.nr <> ALL (failed);
    DELETE FROM waiting USING unnest(take_nrs, take_topics, take_keys, take_numbers) AS asked(nr, topic, key, number)
     WHERE waiting.topic = asked.topic AND waiting.key = asked.key AND waiting.number = asked.number
       AND asked.nr <> ALL (failed);
  END IF;

  IF said_nrs <> '{}' THEN
    WITH said AS (
      SELECT *, topic || ' ' || key AS lane, row_number() OVER (PARTITION BY topic, key ORDER BY place) AS nth,
             count(*) OVER (PARTITION BY topic, key) AS together
        FROM unnest(said_nrs, said_topics, said_keys, said_ids, said_types, said_happened, said_recorded, said_headers,
                    said_bodies) WITH ORDINALITY
          AS a(nr, topic, key, event_id, type, happened_at, recorded_at, headers, body, place)
       WHERE nr <> ALL (failed)
    ), head AS (
      INSERT INTO announcement_head AS head (topic, key, own, number, epoch, ordering_xid)
      SELECT topic, key, true, count(*), this_epoch, this_xid FROM said GROUP BY topic, key ORDER BY topic, key
      ON CONFLICT ON CONSTRAINT announcement_head_pk DO UPDATE
        SET number = head.number + excluded.number, epoch = excluded.epoch,
            ordering_xid = CASE WHEN head.epoch = excluded.epoch
                                THEN greatest(head.ordering_xid, excluded.ordering_xid)
                                ELSE excluded.ordering_xid END
      RETURNING topic, key, number, ordering_xid
    ), placed AS MATERIALIZED (
      SELECT jsonb_object_agg(topic || ' ' || key, number) AS numbers,
             jsonb_object_agg(topic || ' ' || key, ordering_xid::text) AS xids
        FROM head
    )
    INSERT INTO announcement
      (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
    SELECT this_epoch, (xids ->> lane)::xid8, topic, key, (numbers ->> lane)::int - together + nth, true,
           event_id::uuid, type, happened_at::timestamptz, recorded_at::timestamptz, headers::json, body
      FROM said CROSS JOIN placed
     ORDER BY place;
  END IF;
END $$`;
