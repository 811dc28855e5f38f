import { ForwardOnly } from './forward-only.js';

/** `receive_batch`: stores what arrived from others, in one round trip and idempotent on (topic, key, number). */
export class ReceiveBatch1760000000004 extends ForwardOnly {
  protected readonly statements = [receiveBatch];
}

/**
 * `arrivals` must hold no number of a lane twice. What closes a gap enters the log together with what was held behind
 * the gap. Answers how many rows entered the log, how many were known, how many are held, and the numbers of the
 * arrivals (`nr`) whose place holds another announcement.
 */
const receiveBatch = `
CREATE FUNCTION receive_batch(arrivals json)
  RETURNS TABLE (logged int, known int, held int, contradicting int[])
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  this_xid xid8 := pg_current_xact_id();
  this_epoch int;
BEGIN
  LOCK TABLE stream IN ROW EXCLUSIVE MODE;
  SELECT max(epoch) INTO this_epoch FROM epoch;

  INSERT INTO announcement_head (topic, key, own, number, epoch, ordering_xid)
  SELECT DISTINCT topic, key, false, 0, this_epoch, this_xid
    FROM json_to_recordset(arrivals) AS arrived(topic text, key text)
   ORDER BY topic, key
  ON CONFLICT ON CONSTRAINT announcement_head_pk DO NOTHING;
  PERFORM 1 FROM announcement_head AS head
    JOIN (SELECT DISTINCT topic, key FROM json_to_recordset(arrivals) AS arrived(topic text, key text)) AS lane
      USING (topic, key)
   ORDER BY topic, key
     FOR UPDATE OF head;

  RETURN QUERY
  WITH arrived AS (
    SELECT a.nr, a.topic, a.key, a.number, a.arrival, head.number AS highest, head.own,
           a.number > head.number AND NOT head.own AS fresh
      FROM (SELECT (value ->> 'nr')::int AS nr, value ->> 'topic' AS topic, value ->> 'key' AS key,
                   (value ->> 'number')::int AS number, value AS arrival
              FROM json_array_elements(arrivals)) AS a
      JOIN announcement_head AS head USING (topic, key)
  ), candidate AS (
    SELECT nr, topic, key, number, arrival FROM arrived WHERE fresh
    UNION ALL
    SELECT 0, topic, key, number, arrival FROM held_arrival AS h
     WHERE (topic, key) IN (SELECT topic, key FROM arrived WHERE fresh)
       AND NOT EXISTS (SELECT FROM arrived a WHERE (a.topic, a.key, a.number) = (h.topic, h.key, h.number))
  ), ranked AS (
    SELECT candidate.*, head.epoch AS head_epoch, head.ordering_xid AS head_xid,
           head.number + row_number() OVER lane AS in_turn, max(nr) OVER lane AS after_nr
      FROM candidate JOIN announcement_head AS head USING (topic, key)
    WINDOW lane AS (PARTITION BY topic, key ORDER BY candidate.number)
  ), entered AS (
    INSERT INTO announcement
      (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
    SELECT this_epoch, CASE WHEN head_epoch = this_epoch THEN greatest(head_xid, this_xid) ELSE this_xid END,
           topic, key, number, false, event_id, type, happened_at, recorded_at, headers, body
      FROM ranked, json_to_record(arrival)
        AS content(event_id uuid, type text, happened_at timestamptz, recorded_at timestamptz, headers json, body text)
     WHERE number = in_turn
     ORDER BY after_nr, number
    RETURNING topic, key, number, ordering_xid
  ), kept AS (
    INSERT INTO held_arrival (topic, key, number, arrival)
    SELECT topic, key, number, arrival FROM ranked WHERE number > in_turn
    ON CONFLICT ON CONSTRAINT held_arrival_pk DO NOTHING
    RETURNING 1
  ), let_in AS (
    DELETE FROM held_arrival USING entered
     WHERE held_arrival.topic = entered.topic AND held_arrival.key = entered.key
       AND held_arrival.number = entered.number
    RETURNING 1
  ), raised AS (
    UPDATE announcement_head AS head
       SET number = top.number, epoch = this_epoch, ordering_xid = top.ordering_xid,
           due_at = CASE WHEN head.taken = head.number THEN clock_timestamp() ELSE head.due_at END
      FROM (SELECT topic, key, max(number) AS number, max(ordering_xid) AS ordering_xid
              FROM entered GROUP BY topic, key) AS top
     WHERE head.topic = top.topic AND head.key = top.key
  )
  SELECT (SELECT count(*) FROM entered)::int,
         ((SELECT count(*) FROM arrived) + (SELECT count(*) FROM let_in)
           - (SELECT count(*) FROM entered) - (SELECT count(*) FROM kept))::int,
         (SELECT count(*) FROM kept)::int,
         (SELECT coalesce(array_agg(nr), '{}')
            FROM arrived JOIN announcement AS other USING (topic, key, number)
           WHERE other.event_id <> (arrival ->> 'event_id')::uuid);
END $$`;
