import type { Pool } from 'pg';
import type { Lane, Numbered, Receipt, ReceivedAnnouncement } from './announcement.js';
import { withRetries } from './transient.js';

interface ReceiptRow extends Pick<Receipt, 'logged' | 'known' | 'held'> {
  readonly contradicting: readonly number[];
  readonly ready: readonly number[];
  readonly behind: readonly number[];
}

const nothing: Receipt = { logged: 0, known: 0, held: 0, contradicting: [], ready: [], behind: [] };

/** Calls `receive_batch`; the same number twice in one batch counts as known. */
export async function receiveBatch(
  pool: Pool,
  arrivals: readonly ReceivedAnnouncement[],
  withoutEffect: (arrival: ReceivedAnnouncement) => boolean,
): Promise<Receipt> {
  const distinct = [...new Map(arrivals.map((arrival) => [placeOf(arrival), arrival])).values()];
  if (distinct.length === 0) return nothing;
  const lanes = new Map(distinct.map(({ topic, key }) => [placeOf({ topic, key, number: 0 }), { topic, key }]));
  const rows = JSON.stringify(distinct.map((arrival, index) => rowOf(arrival, index + 1, withoutEffect(arrival))));
  const row = await withRetries(() => call(pool, [...lanes.values()], rows));
  const arrivalsOf = (numbers: readonly number[]) =>
    numbers.map((nr) => distinct[nr - 1]).filter((arrival) => arrival !== undefined);
  return {
    logged: row.logged,
    known: row.known + arrivals.length - distinct.length,
    held: row.held,
    contradicting: arrivalsOf(row.contradicting),
    ready: arrivalsOf(row.ready),
    behind: arrivalsOf(row.behind),
  };
}

async function call(pool: Pool, lanes: readonly Lane[], arrivals: string): Promise<ReceiptRow> {
  const { rows } = await pool.query<ReceiptRow>({
    name: 'receive_batch',
    text: 'SELECT logged, known, held, contradicting, ready, behind FROM receive_batch($1, $2)',
    values: [JSON.stringify(lanes), arrivals],
  });
  if (!rows[0]) throw new Error('receive_batch gave no answer.');
  return rows[0];
}

function rowOf(arrival: ReceivedAnnouncement, nr: number, passes: boolean) {
  const { topic, key, number, eventId, type, happenedAt, recordedAt, headers, body } = arrival;
  return {
    nr,
    topic,
    key,
    number,
    event_id: eventId,
    type,
    happened_at: happenedAt,
    recorded_at: recordedAt,
    headers,
    body,
    passes,
  };
}

const placeOf = ({ topic, key, number }: Numbered): string => JSON.stringify([topic, key, number]);
