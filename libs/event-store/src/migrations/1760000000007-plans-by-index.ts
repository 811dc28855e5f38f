import { ForwardOnly } from './forward-only.js';

/**
 * The frequent statements look rows up one by one, whatever the planner thinks. It takes every JSON parameter for a
 * hundred rows, so up to some ten thousand rows it prefers reading a whole table to a few lookups, once for each batch;
 * and it keeps the plan it made while the table was small.
 */
export class PlansByIndex1760000000007 extends ForwardOnly {
  protected readonly statements = [
    inboxNext,
    inboxTakeWithoutEffect,
    ...[
      'append_batch(json, json, json, json, json)',
      'receive_batch(json)',
      'inbox_next(json)',
      'inbox_take_without_effect(json)',
    ].flatMap((name) => settings.map((setting) => `ALTER FUNCTION ${name} SET ${setting}`)),
  ];
}

const settings = [
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'plan_cache_mode = force_generic_plan',
];

/** The next announcement of each lane that may be applied now. */
const inboxNext = `
CREATE FUNCTION inbox_next(lanes json)
  RETURNS TABLE (topic text, key text, number int, event_id uuid, type text, happened_at timestamptz,
                 recorded_at timestamptz, headers json, body text, attempts int)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT topic, key, number, event_id, type, happened_at, recorded_at, headers, body, coalesce(attempts, 0)
      FROM (SELECT DISTINCT topic, key FROM json_to_recordset(lanes) AS lane(topic text, key text)) AS lane
      JOIN (SELECT topic, key, taken + 1 AS number, due_at FROM announcement_head WHERE NOT own) AS head
        USING (topic, key)
      JOIN announcement USING (topic, key, number)
      LEFT JOIN waiting USING (topic, key, number)
     WHERE due_at <= clock_timestamp()
     ORDER BY due_at;
END $$`;

/** Moves past announcements that have no effect, in the order of each lane. */
const inboxTakeWithoutEffect = `
CREATE FUNCTION inbox_take_without_effect(takes json) RETURNS void
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  WITH asked AS (
    SELECT DISTINCT topic, key, number FROM json_to_recordset(takes) AS a(topic text, key text, number int)
  ), head AS (
    SELECT head.topic, head.key, head.number AS highest, head.taken
      FROM announcement_head AS head JOIN (SELECT DISTINCT topic, key FROM asked) AS lane USING (topic, key)
     WHERE NOT head.own
     ORDER BY head.topic, head.key FOR UPDATE OF head
  ), in_turn AS (
    SELECT topic, key, number, taken, number - row_number() OVER (PARTITION BY topic, key ORDER BY number) AS before_run
      FROM asked JOIN head USING (topic, key)
     WHERE number > taken AND number <= highest
  ), passed AS (
    SELECT topic, key, number FROM in_turn WHERE before_run = taken
  ), moved AS (
    UPDATE announcement_head AS head SET taken = top.number, due_at = clock_timestamp()
      FROM (SELECT topic, key, max(number) AS number FROM passed GROUP BY topic, key) AS top
     WHERE head.topic = top.topic AND head.key = top.key
  )
  DELETE FROM waiting USING passed
   WHERE waiting.topic = passed.topic AND waiting.key = passed.key AND waiting.number = passed.number;
END $$`;
