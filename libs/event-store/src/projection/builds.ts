import type { Pool, PoolClient } from 'pg';
import type { LogPosition } from '../announcement.js';
import { type PositionRow, positionColumns, positionOf } from '../log-row.js';
import { type Projection, tablesOfBuild } from './projection.js';
import { inTransaction } from '../transaction.js';

/** One set of tables of a projection, and how far it has read the log. */
export interface Build {
  readonly build: number;
  readonly version: number;
  readonly status: 'building' | 'live' | 'replaced';
  readonly tables: readonly string[];
  readonly upTo: LogPosition;
  /** Replaced so long ago that no query can still use it. */
  readonly expired: boolean;
}

type BuildRow = Omit<Build, 'upTo'> & PositionRow;

/** All builds of `name`, oldest first. */
export async function buildsOf(pool: Pool, name: string, keepReplacedMs: number): Promise<readonly Build[]> {
  const { rows } = await pool.query<BuildRow>({
    name: 'projection_builds',
    text: `SELECT build, version, status, tables, ${positionColumns},
                  status = 'replaced' AND since < now() - $2::double precision * interval '1 ms' AS expired
             FROM projection WHERE name = $1 ORDER BY build`,
    values: [name, keepReplacedMs],
  });
  return rows.map((row) => ({ ...row, upTo: positionOf(row) }));
}

/**
 * Begins a build of `projection` unless one of its version, or of a later one, exists. `anew` begins one beside the
 * live one of the same version. A build of an older version that is not live yet is given up.
 */
export function layBuild(pool: Pool, projection: Projection, anew = false): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema() || $1))`, [projection.name]);
    const { rows: builds } = await client.query<Pick<Build, 'build' | 'status' | 'tables' | 'version'>>(
      'SELECT build, status, tables, version FROM projection WHERE name = $1',
      [projection.name],
    );
    const current = builds.filter(({ status }) => status !== 'replaced');
    if (current.some(({ version, status }) => version >= projection.version && !(anew && status === 'live'))) return;
    for (const given of current.filter(({ status }) => status === 'building')) {
      await dropBuild(client, projection.name, given);
    }
    await createBuild(client, projection, Math.max(0, ...builds.map(({ build }) => build)) + 1);
  });
}

async function createBuild(client: PoolClient, projection: Projection, build: number): Promise<void> {
  // where there is nothing to project, and nothing else to serve, there is nothing to wait for
  await client.query(
    `INSERT INTO projection (name, build, version, tables, status)
     SELECT $1, $2, $3, $4, CASE WHEN EXISTS (SELECT FROM announcement)
                              OR EXISTS (SELECT FROM projection WHERE name = $1 AND status = 'live')
                            THEN 'building' ELSE 'live' END`,
    [projection.name, build, projection.version, projection.tables],
  );
  for (const statement of projection.create(tablesOfBuild(build))) await client.query(statement);
}

/**
 * Makes a build live, if it has read as far as the live one by now; the live one is kept a while as replaced.
 * False when it has to read on first.
 */
export function switchTo(pool: Pool, name: string, build: number): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT 1 FROM projection WHERE name = $1 ORDER BY build FOR UPDATE`, [name]);
    const { rowCount } = await client.query(
      `SELECT 1 FROM projection AS fresh
        WHERE name = $1 AND build = $2 AND status = 'building'
          AND NOT EXISTS (SELECT FROM projection AS live
                           WHERE live.name = $1 AND live.status = 'live'
                             AND (live.epoch, live.ordering_xid, live.position)
                               > (fresh.epoch, fresh.ordering_xid, fresh.position))`,
      [name, build],
    );
    if (rowCount === 0) return false;
    const become = `UPDATE projection SET status = $2, since = now() WHERE name = $1`;
    await client.query(`${become} AND status = 'live'`, [name, 'replaced']);
    await client.query(`${become} AND build = $3`, [name, 'live', build]);
    return true;
  });
}

/** Drops the tables of a replaced build, unless another instance is at it. */
export function dropReplaced(pool: Pool, name: string, build: Build): Promise<void> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `SELECT 1 FROM projection WHERE name = $1 AND build = $2 AND status = 'replaced' FOR UPDATE SKIP LOCKED`,
      [name, build.build],
    );
    if (rowCount === 1) await dropBuild(client, name, build);
  });
}

async function dropBuild(client: PoolClient, name: string, { build, tables }: Pick<Build, 'build' | 'tables'>) {
  const tableOf = tablesOfBuild(build);
  for (const base of [...tables].reverse()) await client.query(`DROP TABLE IF EXISTS ${tableOf(base)} CASCADE`);
  await client.query('DELETE FROM projection WHERE name = $1 AND build = $2', [name, build]);
}
