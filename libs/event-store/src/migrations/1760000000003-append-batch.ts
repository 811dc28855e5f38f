import { ForwardOnly } from './forward-only.js';

/** `append_batch`: many appends in one round trip and one transaction, each of them all or nothing. */
export class AppendBatch1760000000003 extends ForwardOnly {
  protected readonly statements = [appendBatch];
}

/**
 * Answers one row for each append that was not recorded (`nr` is the caller's number of it) and none for the others.
 * Within one call no stream, no taken lane and no once-key may occur twice.
 *
 * Rows are claimed in one order everywhere (once, inbox heads, streams, own heads; each sorted), so that two batches
 * wait for each other but never in a circle.
 */
const appendBatch = `
CREATE FUNCTION append_batch(streams json, events json, announcements json, takes json, onces json)
  RETURNS TABLE (nr int, outcome text, actual int, same_request boolean, answer json)
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

  IF onces IS NOT NULL THEN
    WITH asked AS (
      SELECT * FROM json_to_recordset(onces) AS o(nr int, scope text, key text, fingerprint text, answer text)
    ), claimed AS (
      INSERT INTO once (scope, key, fingerprint, answer)
      SELECT scope, key, decode(fingerprint, 'hex'), answer::json FROM asked ORDER BY scope, key
      ON CONFLICT ON CONSTRAINT once_pk DO NOTHING
      RETURNING scope, key
    )
    SELECT coalesce(array_agg(nr), '{}') INTO done_before
      FROM asked WHERE (scope, key) NOT IN (SELECT scope, key FROM claimed);
    IF done_before <> '{}' THEN
      failed := done_before;
      RETURN QUERY
        SELECT asked.nr, 'already-done', NULL::int, once.fingerprint = decode(asked.fingerprint, 'hex'), once.answer
          FROM json_to_recordset(onces) AS asked(nr int, scope text, key text, fingerprint text)
          JOIN once USING (scope, key)
         WHERE asked.nr = ANY (done_before);
    END IF;
  END IF;

  IF takes IS NOT NULL THEN
    PERFORM 1 FROM announcement_head AS head
      JOIN json_to_recordset(takes) AS asked(topic text, key text) USING (topic, key)
     ORDER BY topic, key
       FOR UPDATE OF head;
    SELECT array_agg(asked.nr) INTO lost
      FROM json_to_recordset(takes) AS asked(nr int, topic text, key text, number int)
      LEFT JOIN announcement_head AS head USING (topic, key)
     WHERE asked.nr <> ALL (failed)
       AND (head.taken = asked.number - 1 AND asked.number <= head.number AND NOT head.own) IS NOT TRUE;
    IF lost IS NOT NULL THEN
      failed := failed || lost;
      RETURN QUERY
        SELECT asked.nr, CASE WHEN head.taken >= asked.number THEN 'already-taken' ELSE 'out-of-turn' END,
               coalesce(head.taken, 0), NULL::boolean, NULL::json
          FROM json_to_recordset(takes) AS asked(nr int, topic text, key text, number int)
          LEFT JOIN announcement_head AS head USING (topic, key)
         WHERE asked.nr = ANY (lost);
    END IF;
  END IF;

  IF streams IS NOT NULL THEN
    WITH asked AS (
      SELECT * FROM json_to_recordset(streams)
        AS s(nr int, stream_id text, previous_version int, version int, hash text)
       WHERE nr <> ALL (failed)
    ), continued AS (
      INSERT INTO stream AS head (stream_id, version, previous_version, hash, epoch, ordering_xid)
      SELECT stream_id, version, previous_version, decode(hash, 'hex'), this_epoch, this_xid
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
    ), recorded AS (
      INSERT INTO event (epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
      SELECT this_epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body,
             decode(hash, 'hex')
        FROM json_to_recordset(events)
          AS e(stream_id text, version int, event_id uuid, type text, happened_at timestamptz, recorded_at timestamptz,
               body text, hash text)
        JOIN continued USING (stream_id)
       ORDER BY stream_id, version
    )
    SELECT array_agg(nr) INTO lost FROM asked WHERE stream_id NOT IN (SELECT stream_id FROM continued);
    IF lost IS NOT NULL THEN
      failed := failed || lost;
      RETURN QUERY
        SELECT asked.nr, 'version-conflict', coalesce(head.version, 0), NULL::boolean, NULL::json
          FROM json_to_recordset(streams) AS asked(nr int, stream_id text)
          LEFT JOIN stream AS head USING (stream_id)
         WHERE asked.nr = ANY (lost);
    END IF;
  END IF;

  IF onces IS NOT NULL AND failed <> done_before THEN
    DELETE FROM once USING json_to_recordset(onces) AS asked(nr int, scope text, key text)
     WHERE once.scope = asked.scope AND once.key = asked.key
       AND asked.nr = ANY (failed) AND asked.nr <> ALL (done_before);
  END IF;

  IF takes IS NOT NULL THEN
    UPDATE announcement_head AS head SET taken = asked.number, due_at = clock_timestamp()
      FROM json_to_recordset(takes) AS asked(nr int, topic text, key text, number int)
     WHERE head.topic = asked.topic AND head.key = asked.key AND asked.nr <> ALL (failed);
    DELETE FROM waiting USING json_to_recordset(takes) AS asked(nr int, topic text, key text, number int)
     WHERE waiting.topic = asked.topic AND waiting.key = asked.key AND waiting.number = asked.number
       AND asked.nr <> ALL (failed);
  END IF;

  IF announcements IS NOT NULL THEN
    WITH said AS (
      SELECT *, row_number() OVER (PARTITION BY topic, key ORDER BY place) AS nth,
             count(*) OVER (PARTITION BY topic, key) AS together
        FROM json_to_recordset(announcements)
          AS a(nr int, place int, topic text, key text, event_id uuid, type text, happened_at timestamptz,
               recorded_at timestamptz, headers json, body text)
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
    )
    INSERT INTO announcement
      (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
    SELECT this_epoch, head.ordering_xid, topic, key, head.number - said.together + said.nth, true,
           event_id, type, happened_at, recorded_at, headers, body
      FROM said JOIN head USING (topic, key)
     ORDER BY place;
  END IF;
END $$`;
