import type { Pool } from 'pg';
import type { Lane, Numbered, Receipt, ReceivedAnnouncement } from './announcement.js';
import { intArray, textArray } from '@redress/binary-arrays';
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
  const row = await withRetries(() => call(pool, receiptParameters([...lanes.values()], distinct, withoutEffect)));
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

async function call(pool: Pool, values: readonly Buffer[]): Promise<ReceiptRow> {
  const { rows } = await pool.query<ReceiptRow>({ name: 'receive_batch', text: receiveBatchCall, values: [...values] });
  if (!rows[0]) throw new Error('receive_batch gave no answer.');
  return rows[0];
}

/** The call; its parameters are those of {@link receiptParameters}. */
export const receiveBatchCall = `SELECT logged, known, held, contradicting, ready, behind
  FROM receive_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** The parameters of `receive_batch`: one array for each column; `lanes` are those of the arrivals, each once. */
export function receiptParameters(
  lanes: readonly Lane[],
  arrivals: readonly ReceivedAnnouncement[],
  withoutEffect: (arrival: ReceivedAnnouncement) => boolean,
): readonly Buffer[] {
  return [
    textArray(lanes.map(({ topic }) => topic)),
    textArray(lanes.map(({ key }) => key)),
    textArray(arrivals.map(({ topic }) => topic)),
    textArray(arrivals.map(({ key }) => key)),
    intArray(arrivals.map(({ number }) => number)),
    textArray(arrivals.map(({ eventId }) => eventId)),
    textArray(arrivals.map(({ type }) => type)),
    textArray(arrivals.map(({ happenedAt }) => happenedAt)),
    textArray(arrivals.map(({ recordedAt }) => recordedAt)),
    textArray(arrivals.map(({ headers }) => JSON.stringify(headers))),
    textArray(arrivals.map(({ body }) => body)),
    intArray(arrivals.map((arrival) => (withoutEffect(arrival) ? 1 : 0))),
  ];
}

const placeOf = ({ topic, key, number }: Numbered): string => JSON.stringify([topic, key, number]);
