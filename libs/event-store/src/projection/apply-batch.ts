import type { Pool, PoolClient } from 'pg';
import type { LoggedAnnouncement, LogPage, LogPosition } from '../announcement.js';
import { inTransaction } from '../transaction.js';
import type { Build } from './builds.js';
import { type Projection, ProjectionFailed, tablesOfBuild } from './projection.js';

/**
 * Applies a page to one build and moves the build's cursor, in one transaction. False when another instance is at it,
 * or has done it.
 *
 * @throws {ProjectionFailed}
 */
export async function applyBatch(
  pool: Pool,
  projection: Projection,
  { build, upTo: after }: Build,
  { rows, upTo }: LogPage<LoggedAnnouncement>,
): Promise<boolean> {
  try {
    return await inTransaction(pool, async (client) => {
      if (!(await lockCursor(client, projection.name, build, after))) return false;
      await projection.apply(rows, { table: tablesOfBuild(build), query: queryOf(client) });
      await moveCursor(client, projection.name, build, upTo);
      return true;
    });
  } catch (cause) {
    const [first] = rows;
    const at = first ? `${first.topic}/${first.key} ${first.number}` : 'nothing';
    throw new ProjectionFailed(projection.name, rows.length > 1 ? `${at} and ${rows.length - 1} more` : at, cause);
  }
}

/** Notes for people since when and why a build does not go on. */
export async function noteFailure(pool: Pool, { projection, message }: ProjectionFailed, build: number): Promise<void> {
  await pool.query(
    `UPDATE projection SET failing_since = coalesce(failing_since, now()), last_error = $3
      WHERE name = $1 AND build = $2`,
    [projection, build, message],
  );
}

async function lockCursor(client: PoolClient, name: string, build: number, after: LogPosition): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'projection_lock',
    text: `SELECT 1 FROM projection
            WHERE name = $1 AND build = $2 AND status <> 'replaced'
              AND (epoch, ordering_xid, position) = ($3, $4::xid8, $5)
              FOR UPDATE SKIP LOCKED`,
    values: [name, build, after.epoch, after.orderingXid, after.position],
  });
  return rowCount === 1;
}

async function moveCursor(client: PoolClient, name: string, build: number, upTo: LogPosition): Promise<void> {
  await client.query({
    name: 'projection_move',
    text: `UPDATE projection
              SET epoch = $3, ordering_xid = $4::xid8, position = $5, failing_since = NULL, last_error = NULL
            WHERE name = $1 AND build = $2`,
    values: [name, build, upTo.epoch, upTo.orderingXid, upTo.position],
  });
}

function queryOf(client: PoolClient) {
  return async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await client.query(sql, [...parameters])).rows as Row[];
}
