import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Lane, Numbered, PendingAnnouncement, Waiting, WaitingAnnouncement } from './announcement.js';
import { type ContentRow, contentOf } from './log-row.js';
import { poolOf } from './pool.js';

interface WaitingRow extends ContentRow {
  readonly reason: Waiting['reason'];
  readonly awaits: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly since: Date;
}

/** The received announcements whose effect is not applied yet, lane by lane. */
export class Inbox {
  private readonly pool: Pool;

  /** @throws {TypeError} `dataSource` is not initialized */
  constructor(dataSource: DataSource) {
    this.pool = poolOf(dataSource);
  }

  /** The next announcement of each of `lanes` that may be applied now: not parked, not waiting for a later time. */
  async next(lanes: readonly Lane[]): Promise<readonly PendingAnnouncement[]> {
    const { rows } = await this.pool.query<ContentRow & { attempts: number }>({
      name: 'inbox_next',
      text: 'SELECT * FROM inbox_next($1)',
      values: [lanesParameter(lanes)],
    });
    return rows.map((row) => ({ ...contentOf(row), attempts: row.attempts }));
  }

  /** Lanes whose next announcement could have been applied for `olderThanMs`, longest waiting first. */
  async lanesPending({ olderThanMs, limit }: { olderThanMs: number; limit: number }): Promise<readonly Lane[]> {
    const { rows } = await this.pool.query<Lane>({
      name: 'inbox_lanes_pending',
      text: `SELECT topic, key FROM announcement_head
              WHERE NOT own AND taken < number
                AND due_at <= clock_timestamp() - $1::double precision * interval '1 ms'
              ORDER BY due_at LIMIT $2`,
      values: [olderThanMs, limit],
    });
    return rows;
  }

  /** Notes why an announcement was not applied. Nothing happens when it was applied meanwhile. */
  async wait({ topic, key, number, reason, awaits, attempts, lastError, retryInMs = 0 }: Waiting): Promise<void> {
    await this.pool.query(
      `WITH head AS (
         UPDATE announcement_head
            SET due_at = CASE WHEN $4 = 'parked' THEN 'infinity'
                              ELSE clock_timestamp() + $8::double precision * interval '1 ms' END
          WHERE topic = $1 AND key = $2 AND taken = $3::int - 1 AND number >= $3::int AND NOT own
         RETURNING topic, key
       )
       INSERT INTO waiting (topic, key, number, reason, awaits, attempts, last_error)
       SELECT topic, key, $3, $4, $5, $6, $7 FROM head
       ON CONFLICT ON CONSTRAINT waiting_pk DO UPDATE
         SET reason = excluded.reason, awaits = excluded.awaits, attempts = excluded.attempts,
             last_error = excluded.last_error`,
      [topic, key, number, reason, awaits ?? null, attempts, lastError ?? null, retryInMs],
    );
  }

  /** Lets the early announcements of these keys, in all topics, be tried at once; answers their lanes. */
  wakeEarly(keys: readonly string[]): Promise<readonly Lane[]> {
    return this.wake('key', keys);
  }

  /** The same for early announcements that wait for one of `awaits`, whatever their key. */
  wakeAwaiting(awaits: readonly string[]): Promise<readonly Lane[]> {
    return this.wake('awaits', awaits);
  }

  /** Lets a waiting announcement be tried at once, its attempts forgotten; false where it does not wait. */
  async replay({ topic, key, number }: Numbered): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `WITH head AS (
         -- the head before what waits, as everywhere: the other way round would meet an append in a circle
         SELECT topic, key FROM announcement_head
          WHERE topic = $1 AND key = $2 AND taken = $3::int - 1 FOR UPDATE
       ), let_go AS (
         DELETE FROM waiting USING head
          WHERE waiting.topic = head.topic AND waiting.key = head.key AND waiting.number = $3
         RETURNING waiting.topic, waiting.key
       )
       UPDATE announcement_head AS head SET due_at = clock_timestamp()
         FROM let_go WHERE head.topic = let_go.topic AND head.key = let_go.key`,
      [topic, key, number],
    );
    return rowCount === 1;
  }

  /** Moves past announcements that have no effect here, in one statement; those that are past already stay so. */
  async takeWithoutEffect(takes: readonly Numbered[]): Promise<void> {
    if (takes.length === 0) return;
    await this.pool.query({
      name: 'inbox_take_without_effect',
      text: 'SELECT inbox_take_without_effect($1)',
      values: [JSON.stringify(takes.map(({ topic, key, number }) => ({ topic, key, number })))],
    });
  }

  /** Waiting announcements, longest first: what the console shows. */
  async waiting({
    reason,
    limit,
  }: {
    reason?: Waiting['reason'];
    limit: number;
  }): Promise<readonly WaitingAnnouncement[]> {
    const { rows } = await this.pool.query<WaitingRow>(
      `SELECT announcement.*, reason, awaits, attempts, last_error, since
         FROM waiting JOIN announcement USING (topic, key, number)
        WHERE $1::text IS NULL OR reason = $1
        ORDER BY since, topic, key LIMIT $2`,
      [reason ?? null, limit],
    );
    return rows.map((row) => ({
      ...contentOf(row),
      reason: row.reason,
      attempts: row.attempts,
      since: row.since,
      ...(row.awaits === null ? {} : { awaits: row.awaits }),
      ...(row.last_error === null ? {} : { lastError: row.last_error }),
    }));
  }

  private async wake(column: 'awaits' | 'key', values: readonly string[]): Promise<readonly Lane[]> {
    if (values.length === 0) return [];
    const { rows } = await this.pool.query<Lane>({
      name: `inbox_wake_by_${column}`,
      text: `WITH woken AS (
               SELECT head.topic, head.key
                 FROM announcement_head AS head
                 JOIN waiting ON waiting.topic = head.topic AND waiting.key = head.key
                             AND waiting.number = head.taken + 1
                WHERE waiting.reason = 'early' AND waiting.${column} = ANY ($1)
                ORDER BY head.topic, head.key FOR UPDATE OF head
             )
             UPDATE announcement_head AS head SET due_at = clock_timestamp()
               FROM woken WHERE head.topic = woken.topic AND head.key = woken.key
             RETURNING head.topic, head.key`,
      values: [values],
    });
    return rows;
  }
}

function lanesParameter(lanes: readonly Lane[]): string {
  return JSON.stringify(lanes.map(({ topic, key }) => ({ topic, key })));
}
