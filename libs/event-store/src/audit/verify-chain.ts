import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from '../pool.js';
import { inTransaction } from '../transaction.js';
import type { ChainFault, ChainReport } from './chain-fault.js';
import { type HeadRow, type RecordedRow, StreamCheck } from './stream-check.js';

type Row = RecordedRow & { readonly head_version: number | null; readonly head_hash: Buffer | null };

export interface VerifyChainOptions {
  /** @default 2000 */
  readonly pageSize?: number;
}

/**
 * Computes every link of every stream anew from the stored texts, and names the first fact of a stream that was
 * altered, removed or inserted. Reads one state of the database, also while others append. What it cannot see is a
 * chain made anew to its very head: that is what checkpoints are for.
 */
export function verifyChain(
  dataSource: DataSource,
  { pageSize = 2_000 }: VerifyChainOptions = {},
): Promise<ChainReport> {
  return inTransaction(
    poolOf(dataSource),
    async (client) => {
      const found = await followStreams(client, pageSize);
      const { rows: bare } = await client.query<{ stream_id: string; version: number }>(
        `SELECT stream_id, version FROM stream WHERE NOT EXISTS (SELECT FROM event WHERE event.stream_id = stream.stream_id)`,
      );
      const emptied = bare.flatMap(({ stream_id, version }) => {
        const fault = new StreamCheck(stream_id).end({ version, hash: Buffer.alloc(0) });
        return fault ? [fault] : [];
      });
      return { ...found, streams: found.streams + bare.length, faults: [...found.faults, ...emptied] };
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  );
}

async function followStreams(client: PoolClient, pageSize: number): Promise<ChainReport> {
  const faults: ChainFault[] = [];
  let streams = 0;
  let events = 0;
  let check: StreamCheck | undefined;
  let last: Row | undefined;
  const endStream = () => {
    const fault = check && last && check.end(headOf(last));
    if (fault) faults.push(fault);
  };
  for (;;) {
    const rows = await pageAfter(client, last, pageSize);
    for (const row of rows) {
      if (row.stream_id !== check?.streamId) {
        endStream();
        check = new StreamCheck(row.stream_id);
        streams += 1;
      }
      check.next(row);
      last = row;
    }
    events += rows.length;
    if (rows.length < pageSize) break;
  }
  endStream();
  return { streams, events, faults };
}

async function pageAfter(client: PoolClient, last: Row | undefined, pageSize: number): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>({
    name: 'audit_page',
    text: `SELECT event.stream_id, event.version, event_id, type, happened_at, recorded_at, body, event.hash,
                  stream.version AS head_version, stream.hash AS head_hash
             FROM event LEFT JOIN stream USING (stream_id)
            WHERE (event.stream_id, event.version) > ($1, $2)
            ORDER BY event.stream_id, event.version LIMIT $3`,
    values: [last?.stream_id ?? '', last?.version ?? 0, pageSize],
  });
  return rows;
}

function headOf({ head_version: version, head_hash: hash }: Row): HeadRow | undefined {
  return version === null || hash === null ? undefined : { version, hash };
}
