import { Notes } from './findings.mjs';
import { schemas } from './services.mjs';

/**
 * No announcement had its effect twice: what one announcement led to in a stream was appended at once, in one piece.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function effects({ database }) {
  const notes = new Notes('effects');
  for (const schema of schemas) {
    const { rows } = await database.query(
      `SELECT stream_id, cause, count(*)::int AS facts, max(version) - min(version) + 1 AS span,
              count(DISTINCT recorded)::int AS appends
         FROM (SELECT stream_id, version, body::json -> 'meta' ->> 'causationId' AS cause,
                      body::json ->> 'recordedAt' AS recorded FROM ${schema}.event) AS event
        WHERE cause IS NOT NULL GROUP BY stream_id, cause`,
    );
    notes.count(`effects of announcements in ${schema}`, rows.length);
    notes.none(
      `an announcement had its effect twice in ${schema}`,
      rows.filter(({ facts, span, appends }) => facts !== span || appends > 1),
      ({ stream_id, cause }) => `${stream_id}, caused by ${cause}`,
    );
  }
  return notes;
}
