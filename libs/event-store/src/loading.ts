import type { Pool } from 'pg';
import type { Once } from './append.js';

/** The texts of a stream's events, oldest first, and its last link; nothing where there is no such stream. */
export interface StoredStream {
  readonly bodies: readonly string[];
  readonly hash: Buffer | undefined;
}

/** What a request was answered; `sameRequest` is false when another one used its key. */
export interface OnceFound {
  readonly sameRequest: boolean;
  readonly answer: unknown;
}

/** The streams in the order of their ids, by one statement; an id may be asked for twice. */
export async function loadStreams(pool: Pool, streamIds: readonly string[]): Promise<readonly StoredStream[]> {
  const { rows } = await pool.query<{ stream_id: string; body: string; hash: Buffer }>({
    name: 'load_streams',
    text: 'SELECT stream_id, body, hash FROM event WHERE stream_id = ANY ($1) ORDER BY stream_id, version',
    values: [[...new Set(streamIds)]],
  });
  const streams = new Map<string, { bodies: string[]; hash: Buffer | undefined }>();
  for (const { stream_id: id, body, hash } of rows) {
    const stream = streams.get(id);
    if (stream) {
      stream.bodies.push(body);
      stream.hash = hash;
    } else streams.set(id, { bodies: [body], hash });
  }
  return streamIds.map((id) => streams.get(id) ?? { bodies: [], hash: undefined });
}

/** What the requests were answered that were done, in the order of `asked`, by one statement. */
export async function findOnces(
  pool: Pool,
  asked: readonly Omit<Once, 'answer'>[],
): Promise<readonly (OnceFound | undefined)[]> {
  const { rows } = await pool.query<{ nr: number; same_request: boolean; answer: unknown }>({
    name: 'find_onces',
    text: 'SELECT nr, same_request, answer FROM find_onces($1, $2, $3)',
    values: [asked.map(({ scope }) => scope), asked.map(({ key }) => key), asked.map(({ fingerprint }) => fingerprint)],
  });
  const found = new Map(
    rows.map(({ nr, same_request, answer }) => [nr - 1, { sameRequest: same_request, answer }] as const),
  );
  return asked.map((_, index) => found.get(index));
}
