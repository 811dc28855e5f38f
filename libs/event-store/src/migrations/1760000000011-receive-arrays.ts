import { ForwardOnly } from './forward-only.js';

/**
 * `receive_batch` anew: an array for each column in the place of JSON, as {@link AppendArrays1760000000010} has it for appends.
 * The form it had before stays for instances of the version before, which run on while others are replaced.
 */
export class ReceiveArrays1760000000011 extends ForwardOnly {
  protected readonly statements = [
    receiveBatch,
    ...['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map(
      (setting) => `ALTER FUNCTION receive_batch(${signature}) SET ${setting} = off`,
    ),
    `ALTER FUNCTION receive_batch(${signature}) SET plan_cache_mode = force_generic_plan`,
  ];
}

const signature = 'text[], text[], text[], text[], int[], text[], text[], text[], text[], text[], text[], int[]';

/**
 * Stores what arrived from others, in one round trip and idempotent on (topic, key, number). `lane_topics` and
 * `lane_keys` name each lane of the arrivals once; the arrivals must hold no number of a lane twice. What closes a gap enters the log together with what
 * was held behind the gap.
 *
 * Answers how many rows entered the log, how many arrivals were known, how many are held, and by the arrivals' places, from 1: those
 * whose place holds another announcement (`contradicting`); those that can be applied from memory, since nothing of their
 * lane waits before them but others of the same answer (`ready`); and one or more of each lane that has to be looked up
 * (`behind`).
 */
const receiveBatch = `
CREATE FUNCTION receive_batch(
  lane_topics text[], lane_keys text[],
  topics text[], keys text[], numbers int[], ids text[], types text[], happened text[], recorded text[],
  all_headers text[], bodies text[], passing int[]
)
  RETURNS TABLE (logged int, known int, held int, contradicting int[], ready int[], behind int[])
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  this_xid xid8 := pg_current_xact_id();
  this_epoch int;
BEGIN
  LOCK TABLE stream IN ROW EXCLUSIVE MODE;
  SELECT max(epoch) INTO this_epoch FROM epoch;

  INSERT INTO announcement_head (topic, key, own, number, epoch, ordering_xid)
  SELECT topic, key, false, 0, this_epoch, this_xid FROM unnest(lane_topics, lane_keys) AS lane(topic, key)
   ORDER BY topic, key
  ON CONFLICT ON CONSTRAINT announcement_head_pk DO NOTHING;
  PERFORM 1 FROM announcement_head AS head
    JOIN unnest(lane_topics, lane_keys) AS lane(topic, key) USING (topic, key)
   ORDER BY topic, key
     FOR UPDATE OF head;

  RETURN QUERY
  WITH arrived AS MATERIALIZED (
    SELECT a.*, head.number AS highest, head.taken, head.epoch AS head_epoch, head.ordering_xid AS head_xid,
           a.number > head.number AND NOT head.own AS fresh
      FROM (SELECT nr::int, topic, key, number, event_id::uuid, type, happened_at::timestamptz, recorded_at::timestamptz,
                   headers::json, body, passes = 1 AS passes
              FROM unnest(topics, keys, numbers, ids, types, happened, recorded, all_headers, bodies, passing)
                WITH ORDINALITY
                AS a(topic, key, number, event_id, type, happened_at, recorded_at, headers, body, passes, nr)) AS a
      JOIN announcement_head AS head USING (topic, key)
  ), candidate AS (
    SELECT nr, topic, key, number, event_id, type, happened_at, recorded_at, headers, body, passes,
           highest, taken, head_epoch, head_xid
      FROM arrived
     WHERE fresh
       AND NOT EXISTS (SELECT FROM held_arrival AS h
                        WHERE h.topic = arrived.topic AND h.key = arrived.key AND h.number = arrived.number)
    UNION ALL
    SELECT 0, topic, key, h.number, event_id, type, happened_at, recorded_at, headers, body, coalesce(passes, false),
           highest, taken, head_epoch, head_xid
      FROM (SELECT DISTINCT topic, key, highest, taken, head_epoch, head_xid FROM arrived WHERE fresh) AS lane
      JOIN held_arrival AS h USING (topic, key)
     CROSS JOIN LATERAL json_to_record(h.arrival)
        AS content(event_id uuid, type text, happened_at timestamptz, recorded_at timestamptz, headers json, body text,
                   passes boolean)
  ), ranked AS (
    SELECT candidate.*, highest + row_number() OVER lane AS in_turn, max(nr) OVER lane AS after_nr
      FROM candidate
    WINDOW lane AS (PARTITION BY topic, key ORDER BY number)
  ), entering AS MATERIALIZED (
    SELECT *, CASE WHEN head_epoch = this_epoch THEN greatest(head_xid, this_xid) ELSE this_xid END AS xid,
           min(number) FILTER (WHERE NOT passes) OVER lane AS first_effect, bool_or(nr = 0) OVER lane AS with_held
      FROM ranked WHERE number = in_turn
    WINDOW lane AS (PARTITION BY topic, key)
  ), entered AS (
    INSERT INTO announcement
      (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
    SELECT this_epoch, xid, topic, key, number, false, event_id, type, happened_at, recorded_at, headers, body
      FROM entering
     ORDER BY after_nr, number
  ), kept AS (
    INSERT INTO held_arrival (topic, key, number, arrival)
    SELECT topic, key, number,
           json_build_object('event_id', event_id, 'type', type, 'happened_at', happened_at, 'recorded_at', recorded_at,
                             'headers', headers, 'body', body, 'passes', passes)
      FROM ranked WHERE number > in_turn AND nr > 0
    RETURNING 1
  ), let_in AS (
    DELETE FROM held_arrival USING entering
     WHERE entering.nr = 0 AND held_arrival.topic = entering.topic AND held_arrival.key = entering.key
       AND held_arrival.number = entering.number
  ), raised AS (
    UPDATE announcement_head AS head
       SET number = top.number, epoch = this_epoch, ordering_xid = top.xid,
           taken = CASE WHEN head.taken = head.number THEN top.passed ELSE head.taken END,
           due_at = CASE WHEN head.taken = head.number THEN clock_timestamp() ELSE head.due_at END
      FROM (SELECT topic, key, xid, max(number) AS number, coalesce(min(first_effect) - 1, max(number)) AS passed
              FROM entering GROUP BY topic, key, xid) AS top
     WHERE head.topic = top.topic AND head.key = top.key
  )
  SELECT (SELECT count(*) FROM entering)::int,
         ((SELECT count(*) FROM arrived) - (SELECT count(*) FROM entering WHERE nr > 0) - (SELECT count(*) FROM kept))::int,
         (SELECT count(*) FROM kept)::int,
         (SELECT coalesce(array_agg(nr), '{}')
            FROM arrived JOIN announcement AS other USING (topic, key, number)
           WHERE NOT fresh AND other.event_id <> arrived.event_id),
         (SELECT coalesce(array_agg(nr ORDER BY nr), '{}')
            FROM entering WHERE taken = highest AND NOT with_held AND number >= first_effect),
         (SELECT coalesce(array_agg(nr ORDER BY nr), '{}')
            FROM entering WHERE nr > 0 AND (taken < highest OR with_held));
END $$`;
