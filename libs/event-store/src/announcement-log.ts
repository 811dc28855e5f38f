import type { DataSource } from 'typeorm';
import type { LoggedAnnouncement, LogPage, LogPosition, Receipt, ReceivedAnnouncement } from './announcement.js';
import { logSettled } from './log-health.js';
import { LogNotice } from './log-notice.js';
import { contentColumns, loggedOf, type LoggedRow, type PositionRow, positionColumns, positionOf } from './log-row.js';
import { poolOf } from './pool.js';
import { type LogSource, readLog } from './read-log.js';
import { receiveBatch } from './receive-batch.js';

const all: LogSource<LoggedRow, LoggedAnnouncement> = {
  name: 'all',
  table: 'announcement',
  columns: `own, ${contentColumns}`,
  entryOf: loggedOf,
};
const own: typeof all = { ...all, name: 'own', where: 'own' };

const untoldSql = `
  WITH told AS (
    SELECT epoch, ordering_xid, position FROM relay_cursor WHERE $1::text IS NULL OR transport = $1
    UNION ALL VALUES (0, '0'::xid8, 0::bigint)
    ORDER BY epoch DESC, ordering_xid DESC, position DESC LIMIT 1
  )
  SELECT (extract(epoch FROM clock_timestamp() - next.logged_at) * 1000)::float8 AS ms
    FROM told CROSS JOIN LATERAL (
      SELECT logged_at FROM announcement AS a
        WHERE own AND (a.epoch, a.ordering_xid, a.position) > (told.epoch, told.ordering_xid, told.position)
        ORDER BY a.epoch, a.ordering_xid, a.position LIMIT 1) AS next`;

/**
 * The log of public facts: this service's own (the outbox) and those received from others (the inbox's store), in one
 * order. Within topic and key it is the order of the numbers, without gaps; a fact that was committed before another
 * one's transaction began stands before it; what commits late is never skipped.
 */
export class AnnouncementLog {
  private readonly notice: LogNotice;

  /** @throws {TypeError} `dataSource` is not initialized */
  constructor(private readonly dataSource: DataSource) {
    this.notice = new LogNotice(poolOf(dataSource));
  }

  /** At most `limit` announcements after `after`: own and received. */
  read(after: LogPosition | undefined, limit: number): Promise<LogPage<LoggedAnnouncement>> {
    return readLog(poolOf(this.dataSource), all, after, limit);
  }

  /** The same, of this service's own: what a relay publishes. */
  readOwn(after: LogPosition | undefined, limit: number): Promise<LogPage<LoggedAnnouncement>> {
    return readLog(poolOf(this.dataSource), own, after, limit);
  }

  /**
   * Resolves when everything that was committed before the call can be read: mostly at once, later where a transaction
   * that is older still runs, whichever service or database of the server it belongs to.
   *
   * @throws {LogHeldBack} it still ran after `withinMs`, by default 10 s
   */
  settled(withinMs = 10_000): Promise<void> {
    return logSettled(poolOf(this.dataSource), withinMs);
  }

  /**
   * Stores what arrived, in one statement. Again changes nothing; what comes before its predecessors is held.
   *
   * @param withoutEffect  what has no effect here is taken with its receipt, where nothing before it waits
   */
  async receive(
    arrivals: readonly ReceivedAnnouncement[],
    withoutEffect: (arrival: ReceivedAnnouncement) => boolean = () => false,
  ): Promise<Receipt> {
    const receipt = await receiveBatch(poolOf(this.dataSource), arrivals, withoutEffect);
    if (receipt.logged > 0) this.notice.send({ announced: false });
    return receipt;
  }

  /** How far `transport` was told this service's own announcements; nothing where it was told none. */
  async relayCursor(transport: string): Promise<LogPosition | undefined> {
    const { rows } = await poolOf(this.dataSource).query<PositionRow>(
      `SELECT ${positionColumns} FROM relay_cursor WHERE transport = $1`,
      [transport],
    );
    return rows[0] && positionOf(rows[0]);
  }

  /**
   * How long the oldest of this service's own announcements that `transport` was not told is in the log, by the machine's
   * clock; 0 where it was told all. While nobody knows which transport it is, the one that was told most stands for it.
   */
  async untoldForMs(transport: string | undefined): Promise<number> {
    const { rows } = await poolOf(this.dataSource).query<{ ms: number }>({
      name: 'untold_for',
      text: untoldSql,
      values: [transport ?? null],
    });
    return rows[0]?.ms ?? 0;
  }

  /** Moves the relay's cursor; it never goes back. */
  async noteRelayed(transport: string, { epoch, orderingXid, position }: LogPosition): Promise<void> {
    await poolOf(this.dataSource).query(
      `INSERT INTO relay_cursor AS cursor (transport, epoch, ordering_xid, position) VALUES ($1, $2, $3::xid8, $4)
       ON CONFLICT ON CONSTRAINT relay_cursor_pk DO UPDATE
         SET epoch = excluded.epoch, ordering_xid = excluded.ordering_xid, position = excluded.position
         WHERE (cursor.epoch, cursor.ordering_xid, cursor.position)
             < (excluded.epoch, excluded.ordering_xid, excluded.position)`,
      [transport, epoch, orderingXid, position],
    );
  }
}
