import { ForwardOnly } from './forward-only.js';

/**
 * What the requests were answered that were done (`nr` counts from 1). Looked up one by one: left to the planner, a few
 * keys would have the whole table read, as long as it has fewer than some ten thousand rows.
 */
export class FindOnces1760000000008 extends ForwardOnly {
  protected readonly statements = [
    findOnces,
    ...['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off'].map(
      (setting) => `ALTER FUNCTION find_onces(text[], text[], bytea[]) SET ${setting}`,
    ),
    'ALTER FUNCTION find_onces(text[], text[], bytea[]) SET plan_cache_mode = force_generic_plan',
  ];
}

const findOnces = `
CREATE FUNCTION find_onces(scopes text[], keys text[], fingerprints bytea[])
  RETURNS TABLE (nr int, same_request boolean, answer json)
  LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT asked.nr::int, once.fingerprint = asked.fingerprint, once.answer
      FROM unnest(scopes, keys, fingerprints) WITH ORDINALITY AS asked(scope, key, fingerprint, nr)
      JOIN once USING (scope, key);
END $$`;
