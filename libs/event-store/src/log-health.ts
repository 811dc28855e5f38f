import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './pool.js';

/** A transaction that writes, and by that keeps everything younger from being read. */
export interface LogHolder {
  readonly pid: number;
  readonly database: string;
  readonly user: string;
  readonly application: string;
  /** Such as `idle in transaction`, or `prepared` for one that only waits for its second phase. */
  readonly state: string;
  readonly runsForMs: number;
  /** What it did last. */
  readonly query: string;
}

/** How the logs and the inbox of one service stand, for metrics and alarms. Ages are of the machine's clock. */
export interface LogHealth {
  /** How long the oldest announcement that cannot be read yet is in the log; 0 when all can be. */
  readonly heldBackMs: number;
  /** Lanes whose next announcement could be applied now, and how long the first of them could have been. */
  readonly pendingLanes: number;
  readonly oldestPendingMs: number;
  /** Announcements that wait, by reason, and how long the oldest of them has waited. */
  readonly early: number;
  readonly failing: number;
  readonly parked: number;
  readonly oldestEarlyMs: number;
  readonly oldestFailingMs: number;
  readonly oldestParkedMs: number;
  /** Lanes with a number missing, and how long the oldest of those behind a gap has been held. */
  readonly gaps: number;
  readonly oldestGapMs: number;
}

/** Thrown by `settled` when a transaction holds the log back for too long; names the oldest one. */
export class LogHeldBack extends Error {
  constructor(
    readonly forMs: number,
    readonly holder: LogHolder | undefined,
  ) {
    const who = holder
      ? `${holder.application || 'a client'} (pid ${holder.pid}, ${holder.state} for ${Math.round(holder.runsForMs)} ms)`
      : 'a transaction that this role may not see';
    super(`The log could not be read up to now within ${forMs} ms: ${who} holds it back.`);
    this.name = 'LogHeldBack';
  }
}

/**
 * Transactions that write, oldest first: the first one holds every log on the server back. Without `pg_read_all_stats`
 * a role sees those of its own only.
 */
export async function logHolders(dataSource: DataSource): Promise<readonly LogHolder[]> {
  return holders(poolOf(dataSource));
}

export async function logHealth(dataSource: DataSource): Promise<LogHealth> {
  const { rows } = await poolOf(dataSource).query<LogHealth>({ name: 'log_health', text: healthSql });
  if (!rows[0]) throw new Error('The log gave no answer.');
  return rows[0];
}

export async function logSettled(pool: Pool, withinMs: number): Promise<void> {
  const givesUpAt = performance.now() + withinMs;
  const { rows } = await pool.query<{ xid: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid');
  const reached = {
    name: 'log_reached',
    text: 'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS reached',
    values: [rows[0]?.xid],
  };
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 50)) {
    if ((await pool.query<{ reached: boolean }>(reached)).rows[0]?.reached) return;
    if (performance.now() > givesUpAt) throw new LogHeldBack(withinMs, (await holders(pool))[0]);
    await pause(pauseMs);
  }
}

async function holders(pool: Pool): Promise<readonly LogHolder[]> {
  const { rows } = await pool.query<LogHolder>(
    `SELECT pid, database, "user", application, state, query,
            (extract(epoch FROM clock_timestamp() - since) * 1000)::float8 AS "runsForMs"
       FROM (SELECT pid, datname AS database, usename AS "user", application_name AS application, state, query,
                    xact_start AS since, backend_xid AS xid
               FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
             UNION ALL
             SELECT 0, database, owner, gid, 'prepared', '', prepared, transaction FROM pg_prepared_xacts) AS writing
      ORDER BY age(xid) DESC`,
  );
  return rows;
}

const age = (moment: string) => `coalesce(extract(epoch FROM clock_timestamp() - ${moment}) * 1000, 0)::float8`;
const waitingFor = (reason: string) => `
  (SELECT count(*) FROM waiting WHERE reason = '${reason}')::int AS ${reason},
  (SELECT ${age('min(since)')} FROM waiting WHERE reason = '${reason}')
    AS "oldest${reason[0]?.toUpperCase()}${reason.slice(1)}Ms"`;
const pending = 'FROM announcement_head WHERE NOT own AND taken < number AND due_at <= clock_timestamp()';

const healthSql = `SELECT
  (SELECT ${age('min(logged_at)')} FROM announcement
    WHERE (epoch, ordering_xid) >= ((SELECT max(epoch) FROM epoch), pg_snapshot_xmin(pg_current_snapshot())))
    AS "heldBackMs",
  (SELECT count(*) ${pending})::int AS "pendingLanes",
  (SELECT ${age('min(due_at)')} ${pending}) AS "oldestPendingMs",
  ${['early', 'failing', 'parked'].map(waitingFor).join(',')},
  (SELECT count(*) FROM (SELECT DISTINCT topic, key FROM held_arrival) AS lane)::int AS gaps,
  (SELECT ${age('min(since)')} FROM held_arrival) AS "oldestGapMs"`;
