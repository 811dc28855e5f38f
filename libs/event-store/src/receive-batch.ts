import type { Pool } from 'pg';
import type { Numbered, Receipt, ReceivedAnnouncement } from './announcement.js';
import { withRetries } from './transient.js';

interface ReceiptRow {
  readonly logged: number;
  readonly known: number;
  readonly held: number;
  readonly contradicting: readonly number[];
}

/** Calls `receive_batch`; the same number twice in one batch counts as known. */
export async function receiveBatch(pool: Pool, arrivals: readonly ReceivedAnnouncement[]): Promise<Receipt> {
  const distinct = [...new Map(arrivals.map((arrival) => [placeOf(arrival), arrival])).values()];
  if (distinct.length === 0) return { logged: 0, known: 0, held: 0, contradicting: [] };
  const rows = JSON.stringify(distinct.map(rowOf));
  const row = await withRetries(() => call(pool, rows));
  return {
    logged: row.logged,
    known: row.known + arrivals.length - distinct.length,
    held: row.held,
    contradicting: row.contradicting.map((nr) => distinct[nr]).filter((arrival) => arrival !== undefined),
  };
}

async function call(pool: Pool, arrivals: string): Promise<ReceiptRow> {
  const { rows } = await pool.query<ReceiptRow>({
    name: 'receive_batch',
    text: 'SELECT logged, known, held, contradicting FROM receive_batch($1)',
    values: [arrivals],
  });
  if (!rows[0]) throw new Error('receive_batch gave no answer.');
  return rows[0];
}

function rowOf(arrival: ReceivedAnnouncement, nr: number) {
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
  };
}

const placeOf = ({ topic, key, number }: Numbered): string => JSON.stringify([topic, key, number]);
