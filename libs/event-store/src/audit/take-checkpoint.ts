import type { KeyObject } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { beginningOfLog, type LogPosition } from '../announcement.js';
import { type PositionRow, positionColumns, positionOf } from '../log-row.js';
import { poolOf } from '../pool.js';
import { inTransaction } from '../transaction.js';
import { type CheckpointHead, checkpointText, digestOf, readCheckpoints } from './checkpoint.js';

export interface TakeCheckpoint {
  /** The texts of all checkpoints before, in their order. */
  readonly earlier: readonly string[];
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly takenAt: Date;
}

interface GrownRow extends PositionRow {
  readonly stream_id: string;
  readonly version: number;
  readonly hash: Buffer;
}

/**
 * The text of the next checkpoint: the heads of all streams that grew since the last one. To be kept where those who
 * can write the database cannot. Nothing when no stream grew.
 *
 * @throws {CheckpointInvalid} the earlier ones are not what was written
 */
export async function takeCheckpoint(
  dataSource: DataSource,
  { earlier, privateKey, publicKey, takenAt }: TakeCheckpoint,
): Promise<string | undefined> {
  const last = readCheckpoints(earlier, publicKey).at(-1);
  const lastText = earlier.at(-1);
  return inTransaction(
    poolOf(dataSource),
    async (client) => {
      const { heads, upTo } = await grownSince(client, last?.title.upTo ?? beginningOfLog);
      if (heads.length === 0) return undefined;
      const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema');
      const title = {
        checkpoint: earlier.length + 1,
        schema: rows[0]?.schema ?? '',
        takenAt: takenAt.toISOString(),
        upTo,
        previous: lastText === undefined ? null : digestOf(lastText),
      };
      return checkpointText({ title, heads }, privateKey);
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  );
}

async function grownSince(
  client: PoolClient,
  { epoch, orderingXid, position }: LogPosition,
): Promise<{ heads: readonly CheckpointHead[]; upTo: LogPosition }> {
  const grown = `FROM event WHERE (epoch, ordering_xid, position) > ($1, $2::xid8, $3)
    AND (epoch, ordering_xid) < ((SELECT max(epoch) FROM epoch), pg_snapshot_xmin(pg_current_snapshot()))`;
  const values = [epoch, orderingXid, position];
  const { rows } = await client.query<GrownRow>(
    `SELECT DISTINCT ON (stream_id) stream_id, version, hash, ${positionColumns} ${grown} ORDER BY stream_id, version DESC`,
    values,
  );
  const { rows: newest } = await client.query<PositionRow>(
    `SELECT ${positionColumns} ${grown} ORDER BY epoch DESC, event.ordering_xid DESC, event.position DESC LIMIT 1`,
    values,
  );
  return {
    heads: rows.map(({ stream_id, version, hash }) => ({ streamId: stream_id, version, hash: hash.toString('hex') })),
    upTo: newest[0] ? positionOf(newest[0]) : beginningOfLog,
  };
}
