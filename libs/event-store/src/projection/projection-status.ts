import type { Pool } from 'pg';
import type { LogPosition } from '../announcement.js';
import { type PositionRow, positionColumns, positionOf } from '../log-row.js';
import type { Build } from './builds.js';

export interface ProjectionStatus extends Pick<Build, 'build' | 'status' | 'version'> {
  readonly name: string;
  /** What it has read, for reports that name the state of facts they stand on. */
  readonly upTo: LogPosition;
  /** How long the oldest announcement it has not read is in the log; 0 when it has read everything. */
  readonly behindMs: number;
  /** How long it has failed on its next announcement; 0 when it does not fail. */
  readonly failingMs: number;
  readonly lastError?: string;
}

interface StatusRow extends PositionRow, Pick<Build, 'build' | 'status' | 'version'> {
  readonly name: string;
  readonly behind_ms: number;
  readonly failing_ms: number;
  readonly last_error: string | null;
}

export async function projectionStatus(pool: Pool): Promise<readonly ProjectionStatus[]> {
  const { rows } = await pool.query<StatusRow>({
    name: 'projection_status',
    text: `SELECT name, build, version, status, last_error, ${positionColumns},
                  coalesce(extract(epoch FROM clock_timestamp() - failing_since) * 1000, 0)::float8 AS failing_ms,
                  coalesce(extract(epoch FROM clock_timestamp() - next.logged_at) * 1000, 0)::float8 AS behind_ms
             FROM projection
             LEFT JOIN LATERAL (
               SELECT logged_at FROM announcement AS a
                WHERE (a.epoch, a.ordering_xid, a.position)
                    > (projection.epoch, projection.ordering_xid, projection.position)
                ORDER BY a.epoch, a.ordering_xid, a.position LIMIT 1) AS next ON projection.status <> 'replaced'
            ORDER BY name, build`,
  });
  return rows.map((row) => ({
    name: row.name,
    build: row.build,
    version: row.version,
    status: row.status,
    upTo: positionOf(row),
    behindMs: row.behind_ms,
    failingMs: row.failing_ms,
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
  }));
}
