import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
-- One row in all: the secret that the index keys are derived from, wrapped like a subject's key.
CREATE TABLE index_secret (
  only_one boolean NOT NULL DEFAULT true CONSTRAINT index_secret_is_alone PRIMARY KEY CHECK (only_one),
  key_id text NOT NULL,
  wrapped bytea NOT NULL
);

-- No foreign keys between these tables: rows that belong together are written by seal_batch in one statement and deleted by
-- discard_seals in one, both under a lock on the subject, and each key would cost a tenth of a seal.
CREATE TABLE subject (
  subject_id uuid CONSTRAINT subject_is_one PRIMARY KEY,
  key_id text,
  wrapped bytea,
  erased_at timestamptz,
  erased_because text,
  CONSTRAINT subject_has_its_key_until_erased CHECK (
    (erased_at IS NULL) = (wrapped IS NOT NULL)
    AND (key_id IS NULL) = (wrapped IS NULL)
    AND (erased_because IS NULL) = (erased_at IS NULL))
);
CREATE INDEX subject_erased ON subject (erased_at, subject_id) WHERE erased_at IS NOT NULL;

-- Who has this telephone, address or number: where there are several, the first (lowest number) is the one identified.
CREATE TABLE lookup (
  digest bytea,
  subject_id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT lookup_is_noted_once PRIMARY KEY (digest, subject_id)
);
CREATE INDEX lookup_of_subject ON lookup (subject_id);

-- What was sealed together, for one stream. Rows are claimed when an event is known to hold their references.
CREATE TABLE sealing (
  sealing_id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sealing_is_one PRIMARY KEY,
  subject_id uuid NOT NULL,
  service text NOT NULL,
  stream_id text NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  claimed boolean NOT NULL DEFAULT false
);
CREATE INDEX sealing_of_subject ON sealing (subject_id);
CREATE INDEX sealing_unclaimed ON sealing (service, sealed_at) WHERE NOT claimed;

CREATE TABLE item (
  item_id uuid CONSTRAINT item_is_one PRIMARY KEY,
  sealing_id bigint NOT NULL,
  kind text NOT NULL,
  form text NOT NULL CONSTRAINT item_is_text_or_bytes CHECK (form IN ('text', 'bytes')),
  secret boolean NOT NULL,
  sealed bytea
);
CREATE INDEX item_of_sealing ON item (sealing_id);
ALTER TABLE item ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE search_entry (
  sealing_id bigint CONSTRAINT search_entry_is_one PRIMARY KEY,
  terms bigint[] NOT NULL
);
CREATE INDEX search_entry_by_term ON search_entry USING gin (terms);

CREATE TABLE secret_reading (
  reading_id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT secret_reading_is_one PRIMARY KEY,
  item_id uuid NOT NULL,
  actor text NOT NULL,
  purpose text NOT NULL,
  read_at timestamptz NOT NULL
);
CREATE INDEX secret_reading_of_item ON secret_reading (item_id, reading_id);
`;

const sealBatch = `
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
    SELECT p.* FROM unnest(seal_subjects, seal_insisted, seal_key_ids, seal_wrapped, seal_services, seal_streams)
      WITH ORDINALITY AS p (subject_id, insisted, key_id, wrapped, service, stream_id, seal)
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
    INSERT INTO sealing (sealing_id, subject_id, service, stream_id) OVERRIDING SYSTEM VALUE
      SELECT sealing_id, subject_id, service, stream_id FROM accepted
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
  SELECT v.seal::int, v.outcome, coalesce(v.meant_id, v.subject_id), v.held_key_id, v.held_wrapped, v.held_erased_at
    FROM verdict AS v;
END $$;
`;

const eraseSubject = `
-- The row of the subject stays as a tombstone, those of its items stay empty, so that references can be answered.
CREATE FUNCTION erase_subject(erased_subject uuid, because text, at timestamptz)
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
    RETURN QUERY SELECT 'erased', at;
  END IF;
END $$;
`;

const discardSeals = `
-- Unclaimed seals vanish without a tombstone, and so does a subject left with nothing; answers how many seals went.
CREATE FUNCTION discard_seals(discarded_items uuid[]) RETURNS int
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  sealings bigint[];
  subjects uuid[];
  bereft uuid[];
BEGIN
  WITH gone AS (
    DELETE FROM sealing WHERE NOT claimed
      AND sealing_id IN (SELECT sealing_id FROM item WHERE item_id = ANY (discarded_items))
      RETURNING sealing_id, subject_id
  ) SELECT array_agg(sealing_id), array_agg(DISTINCT subject_id) INTO sealings, subjects FROM gone;
  DELETE FROM item WHERE sealing_id = ANY (sealings);
  DELETE FROM search_entry WHERE sealing_id = ANY (sealings);

  -- Locked first and looked at afterwards: a seal for the same person may just be arriving.
  PERFORM 1 FROM subject WHERE subject_id = ANY (subjects) ORDER BY subject_id FOR UPDATE;
  SELECT array_agg(s.subject_id) INTO bereft FROM subject AS s
    WHERE s.subject_id = ANY (subjects) AND s.erased_at IS NULL
      AND NOT EXISTS (SELECT FROM sealing WHERE sealing.subject_id = s.subject_id);
  DELETE FROM lookup WHERE subject_id = ANY (bereft);
  DELETE FROM subject WHERE subject_id = ANY (bereft);
  RETURN coalesce(cardinality(sealings), 0);
END $$;
`;

export class SealedItems1795000000001 implements MigrationInterface {
  readonly name = 'SealedItems1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(sealBatch);
    await runner.query(eraseSubject);
    await runner.query(discardSeals);
  }

  /** Forward only: going back would lose what people told us. */
  down(): Promise<void> {
    return Promise.reject(new Error('Cannot undo SealedItems: sealed data would be lost.'));
  }
}
