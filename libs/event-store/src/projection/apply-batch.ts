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
      if (!(await moveCursor(client, projection.name, build, { after, upTo }))) return false;
      await projection.apply(rows, { table: tablesOfBuild(build), query: queryOf(client) });
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

/** Moves and so holds the cursor; false when another instance holds it, or it is elsewhere. */
async function moveCursor(
  client: PoolClient,
  name: string,
  build: number,
  { after, upTo }: { readonly after: LogPosition; readonly upTo: LogPosition },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'projection_move',
    text: `WITH mine AS (
             SELECT name, build FROM projection
              WHERE name = $1 AND build = $2 AND status <> 'replaced'
                AND (epoch, ordering_xid, position) = ($3, $4::xid8, $5)
                FOR UPDATE SKIP LOCKED)
           UPDATE projection
              SET epoch = $6, ordering_xid = $7::xid8, position = $8, failing_since = NULL, last_error = NULL
             FROM mine WHERE projection.name = mine.name AND projection.build = mine.build`,
    values: [name, build, ...placeOf(after), ...placeOf(upTo)],
  });
  return rowCount === 1;
}

function placeOf({ epoch, orderingXid, position }: LogPosition): readonly unknown[] {
  return [epoch, orderingXid, position];
}

function queryOf(client: PoolClient) {
  return async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await client.query(sql, [...parameters])).rows as Row[];
}
