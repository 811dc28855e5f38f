import { Injectable } from '@nestjs/common';
import { type Instant, instantFromMs } from '@redress/business-time';
import { ProjectionRunner } from '@redress/event-store';
import { DataSource } from 'typeorm';

export interface DueAlarm {
  readonly complaintId: string;
  /** Deadline and moment: `resolution due`, `first-contact warn:half`. */
  readonly alarm: string;
  readonly at: Instant;
}

/** What the index of due times says. */
@Injectable()
export class DueAlarms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
  ) {}

  /** Complaints of which something is due at `until`, the longest overdue first, but for those `putOff`. */
  async complaintsDue(
    until: Instant,
    limit: number,
    putOff: readonly string[] = [],
  ): Promise<readonly { readonly complaintId: string; readonly at: Instant }[]> {
    const table = await this.projections.live('open-deadlines');
    const rows: readonly { complaint_id: string; at: Date }[] = await this.dataSource.query(
      `SELECT complaint_id, min(at) AS at FROM (SELECT complaint_id, at FROM ${table('alarm')} WHERE at <= $1 AND NOT complaint_id = ANY($3::uuid[]) ORDER BY at LIMIT $2) due GROUP BY complaint_id ORDER BY min(at)`,
      [until, limit, putOff],
    );
    return rows.map(({ complaint_id: complaintId, at }) => ({ complaintId, at: instantFromMs(at.getTime()) }));
  }

  /** Alarms after `after` and up to `until`, soonest first, page by page. */
  async between(after: DueAlarm | Instant, until: Instant, limit: number): Promise<readonly DueAlarm[]> {
    const table = await this.projections.live('open-deadlines');
    const [at, complaintId, alarm] =
      typeof after === 'string' ? [after, null, null] : [after.at, after.complaintId, after.alarm];
    const rows: readonly { complaint_id: string; alarm: string; at: Date }[] = await this.dataSource.query(
      `SELECT complaint_id, deadline || ' ' || key AS alarm, at FROM ${table('alarm')}
       WHERE at <= $1 AND ($3::uuid IS NULL AND at > $2 OR (at, complaint_id, deadline || ' ' || key) > ($2, $3::uuid, $4::text))
       ORDER BY at, complaint_id, deadline || ' ' || key LIMIT $5`,
      [until, at, complaintId, alarm, limit],
    );
    return rows.map((row) => ({
      complaintId: row.complaint_id,
      alarm: row.alarm,
      at: instantFromMs(row.at.getTime()),
    }));
  }

  /** How many alarms are due at `now`, and since when the oldest has been. */
  async backlog(now: Instant): Promise<{ readonly due: number; readonly oldest: Instant | null }> {
    const table = await this.projections.live('open-deadlines');
    const [row]: readonly { due: string; oldest: Date | null }[] = await this.dataSource.query(
      `SELECT count(*) AS due, min(at) AS oldest FROM ${table('alarm')} WHERE at <= $1`,
      [now],
    );
    return { due: Number(row?.due ?? 0), oldest: row?.oldest ? instantFromMs(row.oldest.getTime()) : null };
  }
}
