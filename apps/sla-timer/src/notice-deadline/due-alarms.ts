import { Injectable } from '@nestjs/common';
import { type Instant, instantFromMs } from '@redress/business-time';
import { ProjectionRunner } from '@redress/event-store';
import { DataSource } from 'typeorm';

/** A moment at which something of one complaint falls due. */
export interface DueMoment {
  readonly complaintId: string;
  readonly at: Instant;
}

/** What of a complaint is passed over: all that is due until then. */
export interface PassedOver {
  readonly complaintId: string;
  readonly until: Instant | 'infinity';
}

/** Complaints with the moment since which something of each is due. */
export interface DueNow {
  readonly complaints: readonly DueMoment[];
  /** Whether there may be others. */
  readonly more: boolean;
}

/** What the index of due times says. */
@Injectable()
export class DueAlarms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
  ) {}

  /**
   * Complaints of which something is due at `until`, the longest overdue first, but for what is `passedOver`.
   *
   * @param limit  alarms looked at; several of one complaint count each
   */
  async complaintsDue(until: Instant, limit: number, passedOver: readonly PassedOver[] = []): Promise<DueNow> {
    const table = await this.projections.live('open-deadlines');
    const rows: readonly { complaint_id: string; at: Date; alarms: number }[] = await this.dataSource.query(
      `SELECT complaint_id, min(at) AS at, count(*)::int AS alarms FROM (SELECT complaint_id, at FROM ${table('alarm')} a WHERE at <= $1 AND NOT EXISTS (SELECT FROM unnest($3::uuid[], $4::timestamptz[]) AS passed(id, until) WHERE passed.id = a.complaint_id AND a.at <= passed.until) ORDER BY at LIMIT $2) due GROUP BY complaint_id ORDER BY min(at)`,
      [until, limit, passedOver.map(({ complaintId }) => complaintId), passedOver.map(({ until: passed }) => passed)],
    );
    const complaints = rows.map((row) => ({ complaintId: row.complaint_id, at: instantFromMs(row.at.getTime()) }));
    return { complaints, more: rows.reduce((sum, { alarms }) => sum + alarms, 0) >= limit };
  }

  /** Moments after `after` and up to `until`, soonest first, page by page; what falls due together is one moment. */
  async between(after: DueMoment | Instant, until: Instant, limit: number): Promise<readonly DueMoment[]> {
    const table = await this.projections.live('open-deadlines');
    const [at, complaintId] = typeof after === 'string' ? [after, null] : [after.at, after.complaintId];
    const rows: readonly { complaint_id: string; at: Date }[] = await this.dataSource.query(
      `SELECT DISTINCT at, complaint_id FROM ${table('alarm')}
        WHERE at BETWEEN $2 AND $1 AND (at > $2 OR complaint_id > $3::uuid) ORDER BY at, complaint_id LIMIT $4`,
      [until, at, complaintId, limit],
    );
    return rows.map((row) => ({ complaintId: row.complaint_id, at: instantFromMs(row.at.getTime()) }));
  }

  /** How many alarms are due until `until`, at how many moments, and since when the oldest has been. */
  async backlog(until: Instant): Promise<Backlog> {
    const table = await this.projections.live('open-deadlines');
    const [row]: readonly { due: string; moments: string; oldest: Date | null }[] = await this.dataSource.query(
      `SELECT sum(keys) AS due, count(*) AS moments, min(at) AS oldest
         FROM (SELECT at, count(*) AS keys FROM ${table('alarm')} WHERE at <= $1 GROUP BY at, complaint_id) AS moment`,
      [until],
    );
    const oldest = row?.oldest ? instantFromMs(row.oldest.getTime()) : null;
    return { due: Number(row?.due ?? 0), moments: Number(row?.moments ?? 0), oldest };
  }
}

export interface Backlog {
  readonly due: number;
  readonly moments: number;
  readonly oldest: Instant | null;
}
