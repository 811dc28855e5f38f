import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
-- The texts of one seal in one box: one row and one index entry, where each text had a row and two. A text's reference is the
-- id of its bundle with the text's place, from 0, as last byte. Bytes, and texts beyond the 256th, stay rows of item.
CREATE TABLE bundle (
  bundle_id uuid CONSTRAINT bundle_is_one PRIMARY KEY,
  sealing_id bigint NOT NULL,
  subject_id uuid NOT NULL, -- as in its sealing: opening asks for it, and needs no other row then
  kinds text[] NOT NULL,
  secrets boolean[] NOT NULL,
  sealed bytea
);
ALTER TABLE bundle ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE sealing ADD COLUMN bundle_id uuid;
`;

const searchIndex = `
-- New terms are gathered first and sorted in together, by the seal that fills the list: at 4 MB, as it was, that one seal took
-- a fifth of a second, and every search reads the whole list. At 1 MB a seal costs about the same, and nobody waits long.
ALTER INDEX search_entry_by_term SET (gin_pending_list_limit = 1024);
`;

const sealBatch = `
-- The forms it and discard_seals had before, with other parameters, stay for processes of the version before, which run on while
-- others are replaced.
--
-- Seals of one batch, each under the subject it proposes. A proposal is sealed only where the database agrees on who the
-- person is; otherwise nothing of it is stored and the answer names the subject and its wrapped key, for another try.
--   new      the subject began with this seal         joined   the subject was there, as proposed
--   belongs  to the subject named in the answer       gone     the proposed subject is not there (any more)
--   erased   the subject insisted on was erased       unknown  the subject insisted on is not there
CREATE FUNCTION seal_batch(
  seal_subjects uuid[],    -- under whose key the items are; null: not sealed yet, tell the key
  seal_insisted uuid[],    -- the subject the caller names; null: the lookups say who it is
  seal_key_ids text[], seal_wrapped bytea[], -- of a proposed new subject, else null
  seal_services text[], seal_streams text[],
  seal_terms bigint[], seal_term_ends int[], -- the terms of all seals, and the place of each one's last
  lookup_seals int[], lookup_digests bytea, -- 32 bytes for each; the strongest first
  bundle_ids uuid[], -- of each seal's texts; null without any
  bundle_kinds text[], bundle_secrets boolean[], bundle_kind_ends int[], -- of all texts, and the place of each seal's last
  bundle_sealed bytea, bundle_ends int[], -- all their ciphertexts, and the last byte of each
  item_seals int[], item_ids uuid[], item_kinds text[], item_forms text[], item_secrets boolean[],
  item_sealed bytea, item_ends int[] -- all ciphertexts, and the last byte of each
) RETURNS TABLE (seal int, outcome text, subject_id uuid, key_id text, wrapped bytea, erased_at timestamptz)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan -- planning anew for each batch would take longer than the batch
SET enable_seqscan = off -- the plan is made while the tables are still small, and kept while they grow
AS $$
#variable_conflict use_column
BEGIN
  -- The same person twice at the same instant: the second waits here, and its next statement sees the first.
  -- Always in the same order, so that two batches never wait for each other.
  PERFORM pg_advisory_xact_lock(locks.key) FROM (
    SELECT DISTINCT ('x' || encode(substr(lookup_digests, n * 32 - 31, 8), 'hex'))::bit(64)::bigint AS key
      FROM generate_series(1, cardinality(lookup_seals)) AS n ORDER BY 1
  ) AS locks;

  RETURN QUERY
  WITH proposed AS (
    SELECT p.* FROM unnest(seal_subjects, seal_insisted, seal_key_ids, seal_wrapped, seal_services, seal_streams, bundle_ids)
      WITH ORDINALITY AS p (subject_id, insisted, key_id, wrapped, service, stream_id, bundle_id, seal)
  ), given AS (
    SELECT g.seal, substr(lookup_digests, g.strength::int * 32 - 31, 32) AS digest, g.strength
      FROM unnest(lookup_seals) WITH ORDINALITY AS g (seal, strength)
  ), identified AS (
    SELECT DISTINCT ON (g.seal) g.seal, first.subject_id FROM given AS g CROSS JOIN LATERAL (
      SELECT l.subject_id FROM lookup AS l WHERE l.digest = g.digest ORDER BY l.number LIMIT 1
    ) AS first ORDER BY g.seal, g.strength
  ), meant AS (
    SELECT p.*, coalesce(p.insisted, i.subject_id) AS meant_id FROM proposed AS p LEFT JOIN identified AS i USING (seal)
  ), held AS (
    -- An erasure under way ends first; one that comes now waits until this is committed.
    SELECT s.* FROM subject AS s
      WHERE s.subject_id = ANY (ARRAY(SELECT DISTINCT meant_id FROM meant WHERE meant_id IS NOT NULL))
      ORDER BY s.subject_id FOR SHARE
  ), verdict AS (
    SELECT m.*, h.key_id AS held_key_id, h.wrapped AS held_wrapped, h.erased_at AS held_erased_at, CASE
      WHEN m.meant_id IS NULL AND m.wrapped IS NOT NULL THEN 'new'
      WHEN m.meant_id IS NULL THEN 'gone'
      WHEN m.insisted IS NOT NULL AND h.subject_id IS NULL THEN 'unknown'
      WHEN m.insisted IS NOT NULL AND h.erased_at IS NOT NULL THEN 'erased'
      WHEN h.wrapped IS NULL THEN 'gone'
      WHEN m.meant_id = m.subject_id THEN 'joined'
      ELSE 'belongs' END AS outcome
      FROM meant AS m LEFT JOIN held AS h ON h.subject_id = m.meant_id
  ), accepted AS (
    SELECT v.*, nextval('sealing_sealing_id_seq') AS sealing_id
      FROM verdict AS v WHERE v.outcome IN ('new', 'joined')
  ), began AS (
    INSERT INTO subject (subject_id, key_id, wrapped)
      SELECT subject_id, key_id, wrapped FROM accepted WHERE outcome = 'new'
  ), noted AS (
    INSERT INTO lookup (digest, subject_id)
      SELECT g.digest, a.subject_id FROM given AS g JOIN accepted AS a USING (seal) ORDER BY g.strength
      ON CONFLICT DO NOTHING
  ), sealed AS (
    INSERT INTO sealing (sealing_id, subject_id, service, stream_id, bundle_id) OVERRIDING SYSTEM VALUE
      SELECT sealing_id, subject_id, service, stream_id, bundle_id FROM accepted
  ), bundled AS (
    INSERT INTO bundle (bundle_id, sealing_id, subject_id, kinds, secrets, sealed)
      SELECT a.bundle_id, a.sealing_id, a.subject_id, bundle_kinds[b.first_kind + 1:b.last_kind],
          bundle_secrets[b.first_kind + 1:b.last_kind], substr(bundle_sealed, b.begin + 1, b.last - b.begin)
        FROM accepted AS a JOIN unnest(bundle_kind_ends, 0 || bundle_kind_ends, bundle_ends, 0 || bundle_ends)
          WITH ORDINALITY AS b (last_kind, first_kind, last, begin, seal) USING (seal) WHERE a.bundle_id IS NOT NULL
  ), kept AS (
    INSERT INTO item (item_id, sealing_id, kind, form, secret, sealed)
      SELECT i.item_id, a.sealing_id, i.kind, i.form, i.secret, substr(item_sealed, i.begin + 1, i.last - i.begin)
        FROM unnest(item_seals, item_ids, item_kinds, item_forms, item_secrets, item_ends, 0 || item_ends)
          AS i (seal, item_id, kind, form, secret, last, begin) JOIN accepted AS a USING (seal)
  ), found_by AS (
    INSERT INTO search_entry (sealing_id, terms)
      SELECT a.sealing_id, seal_terms[t.begin + 1:t.last]
        FROM accepted AS a JOIN unnest(seal_term_ends, 0 || seal_term_ends) WITH ORDINALITY AS t (last, begin, seal)
          USING (seal) WHERE t.last > t.begin
  )
  -- Only what the caller does not know is told: a proposal that was taken needs no key.
  SELECT v.seal::int, v.outcome, CASE WHEN v.outcome = 'belongs' THEN v.meant_id END,
      CASE WHEN v.outcome = 'belongs' THEN v.held_key_id END, CASE WHEN v.outcome = 'belongs' THEN v.held_wrapped END,
      v.held_erased_at
    FROM verdict AS v;
END $$;
`;

const openItems = `
-- Each id is looked up in both forms. The reading of a secret text or item is on record before its content leaves the database.
CREATE FUNCTION open_items(
  asked_items uuid[], asked_bundles uuid[], asked_places int[],
  reading_actor text, reading_purpose text, reading_at timestamptz
) RETURNS TABLE (form text, id uuid, kinds text[], secrets boolean[], sealed bytea,
  subject_id uuid, key_id text, wrapped bytea, erased_at timestamptz)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan -- left to itself the server plans each opening anew, at three times its price
SET enable_seqscan = off -- the plan is made while the tables are still small, and kept while they grow
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH asked AS (
    SELECT * FROM unnest(asked_items, asked_bundles, asked_places) AS a (item_id, bundle_id, place)
  ), alone AS (
    SELECT i.item_id, i.kind, i.form, i.secret, i.sealed, s.subject_id, s.key_id, s.wrapped, s.erased_at
      FROM item AS i JOIN sealing USING (sealing_id) JOIN subject AS s USING (subject_id) WHERE i.item_id = ANY (asked_items)
  ), bundled AS (
    SELECT b.bundle_id, b.kinds, b.secrets, b.sealed, s.subject_id, s.key_id, s.wrapped, s.erased_at
      FROM bundle AS b JOIN subject AS s USING (subject_id) WHERE b.bundle_id = ANY (asked_bundles)
  ), noted AS (
    INSERT INTO secret_reading (item_id, actor, purpose, read_at)
      SELECT item_id, reading_actor, reading_purpose, reading_at FROM (
        SELECT item_id FROM alone WHERE secret AND erased_at IS NULL
        UNION ALL
        SELECT item_id FROM asked JOIN bundled USING (bundle_id) WHERE secrets[place + 1] AND erased_at IS NULL
      ) AS secret
  )
  SELECT 'bundle' AS form, bundle_id, kinds, secrets, sealed, subject_id, key_id, wrapped, erased_at FROM bundled
  UNION ALL
  SELECT form, item_id, ARRAY[kind], ARRAY[secret], sealed, subject_id, key_id, wrapped, erased_at FROM alone;
END $$;
`;

const eraseSubject = `
-- The row of the subject stays as a tombstone, those of its texts and items stay empty, so that references can be answered.
CREATE OR REPLACE FUNCTION erase_subject(erased_subject uuid, because text, at timestamptz)
RETURNS TABLE (outcome text, erased_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  found subject%ROWTYPE;
BEGIN
  SELECT s.* INTO found FROM subject AS s WHERE s.subject_id = erased_subject FOR UPDATE;
  IF found.subject_id IS NULL THEN
    RETURN QUERY SELECT 'subject-unknown', NULL::timestamptz;
  ELSIF found.erased_at IS NOT NULL THEN
    RETURN QUERY SELECT 'already-erased', found.erased_at;
  ELSE
    UPDATE subject SET key_id = NULL, wrapped = NULL, erased_at = at, erased_because = because
      WHERE subject_id = erased_subject;
    DELETE FROM lookup WHERE subject_id = erased_subject;
    DELETE FROM search_entry WHERE sealing_id IN (SELECT sealing_id FROM sealing WHERE subject_id = erased_subject);
    UPDATE item SET sealed = NULL
      WHERE sealing_id IN (SELECT sealing_id FROM sealing WHERE subject_id = erased_subject);
    UPDATE bundle SET sealed = NULL
      WHERE bundle_id IN (SELECT bundle_id FROM sealing WHERE subject_id = erased_subject);
    RETURN QUERY SELECT 'erased', at;
  END IF;
END $$;
`;

const sealingsOf = `
-- The seals that references belong to: an id is that of an item, or a place in a bundle.
CREATE FUNCTION sealings_of(asked_items uuid[], asked_bundles uuid[], asked_places int[]) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT sealing_id FROM item WHERE item_id = ANY (asked_items)
  UNION ALL
  SELECT b.sealing_id FROM unnest(asked_bundles, asked_places) AS a (bundle_id, place) JOIN bundle AS b USING (bundle_id)
    WHERE a.place < cardinality(b.kinds)
$$;
`;

const discardSeals = `
-- Unclaimed seals vanish without a tombstone, and so does a subject left with nothing; answers how many seals went.
CREATE FUNCTION discard_seals(discarded_items uuid[], their_bundles uuid[], their_places int[]) RETURNS int
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  sealings bigint[];
  subjects uuid[];
  bundles uuid[];
  bereft uuid[];
BEGIN
  -- Their subjects are locked first, as in erase_subject, or the two would wait for each other; and looked at afterwards, since
  -- a seal for the same person may just be arriving.
  SELECT array_agg(sealing_id), array_agg(DISTINCT subject_id) INTO sealings, subjects
    FROM sealing WHERE NOT claimed
      AND sealing_id = ANY (ARRAY(SELECT sealings_of(discarded_items, their_bundles, their_places)));
  PERFORM 1 FROM subject WHERE subject_id = ANY (subjects) ORDER BY subject_id FOR UPDATE;
  WITH gone AS (
    DELETE FROM sealing WHERE NOT claimed AND sealing_id = ANY (sealings) RETURNING sealing_id, bundle_id
  ) SELECT array_agg(sealing_id), array_agg(bundle_id) INTO sealings, bundles FROM gone;
  DELETE FROM bundle WHERE bundle_id = ANY (bundles);
  DELETE FROM item WHERE sealing_id = ANY (sealings);
  DELETE FROM search_entry WHERE sealing_id = ANY (sealings);

  SELECT array_agg(s.subject_id) INTO bereft FROM subject AS s
    WHERE s.subject_id = ANY (subjects) AND s.erased_at IS NULL
      AND NOT EXISTS (SELECT FROM sealing WHERE sealing.subject_id = s.subject_id);
  DELETE FROM lookup WHERE subject_id = ANY (bereft);
  DELETE FROM subject WHERE subject_id = ANY (bereft);
  RETURN coalesce(cardinality(sealings), 0);
END $$;
`;

export class TextsShareABox1795000000002 implements MigrationInterface {
  readonly name = 'TextsShareABox1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(searchIndex);
    await runner.query(sealBatch);
    await runner.query(openItems);
    await runner.query(eraseSubject);
    await runner.query(sealingsOf);
    await runner.query(discardSeals);
  }

  /** Forward only: going back would lose what people told us. */
  down(): Promise<void> {
    return Promise.reject(new Error('Cannot undo TextsShareABox: sealed data would be lost.'));
  }
}
