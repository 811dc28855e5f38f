import type { Pool } from 'pg';

/** A stream, and words that may stand in its events as they are: references, ids. */
export interface WordsOfStream {
  readonly streamId: string;
  readonly words: readonly string[];
}

/** For each of `asked`, whether an event of that stream holds one of the words: by one statement, which sends no event. */
export async function findWords(pool: Pool, asked: readonly WordsOfStream[]): Promise<readonly boolean[]> {
  const numbered = asked.map(({ streamId, words }, nr) => ({ nr, stream: streamId, words }));
  // laterally, with a limit: stream by stream, each only as far as the first event that holds one
  const { rows } = await pool.query<{ nr: number }>(
    `SELECT asked.nr FROM jsonb_to_recordset($1) AS asked (nr int, stream text, words jsonb)
      CROSS JOIN LATERAL (
        SELECT FROM event JOIN jsonb_array_elements_text(asked.words) AS word ON strpos(event.body, word) > 0
          WHERE event.stream_id = asked.stream LIMIT 1
      ) AS found`,
    [JSON.stringify(numbered)],
  );
  const found = new Set(rows.map(({ nr }) => nr));
  return asked.map((_, nr) => found.has(nr));
}
