import type { Pool } from 'pg';
import { beginningOfLog, type LogPage, type LogPosition } from './announcement.js';
import { type PositionRow, positionColumns, positionOf } from './log-row.js';

export interface LogSource<Row extends PositionRow, Entry> {
  /** Names the prepared statement. */
  readonly name: string;
  readonly table: 'announcement' | 'event';
  readonly columns: string;
  readonly where?: string;
  entryOf(row: Row): Entry;
}

/**
 * At most `limit` entries after `after`. Stops at the oldest transaction that still runs on the server: whatever that
 * one and all later ones commit will stand behind this page, so nothing that commits late is ever skipped.
 */
export async function readLog<Row extends PositionRow, Entry>(
  pool: Pool,
  source: LogSource<Row, Entry>,
  after: LogPosition | undefined,
  limit: number,
): Promise<LogPage<Entry>> {
  const { epoch, orderingXid, position } = after ?? beginningOfLog;
  const { rows } = await pool.query<Row>({
    name: `read_log_${source.name}`,
    text: `SELECT ${positionColumns}, ${source.columns} FROM ${source.table}
            WHERE (epoch, ordering_xid, position) > ($1, $2::xid8, $3)
              AND (epoch, ordering_xid) <
                  ((SELECT max(epoch) FROM epoch), pg_snapshot_xmin(pg_current_snapshot()))
              ${source.where ? `AND ${source.where}` : ''}
            ORDER BY epoch, ${source.table}.ordering_xid, ${source.table}.position LIMIT $4`,
    values: [epoch, orderingXid, position, limit],
  });
  const last = rows.at(-1);
  return { rows: rows.map((row) => source.entryOf(row)), upTo: last ? positionOf(last) : (after ?? beginningOfLog) };
}
