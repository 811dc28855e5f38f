import { Injectable } from '@nestjs/common';
import { instantFromMs } from '@redress/business-time';
import { CalendarPublished, type RecalculationProgress } from '@redress/contracts';
import { DataSource } from 'typeorm';
import type { Place } from './suspects.js';

export interface CalendarVersionRef {
  readonly calendar: string;
  readonly version: number;
}

/** A version that was published, and whose deadlines are not all in line with it yet. */
export interface Pending extends CalendarVersionRef {
  /** When it entered the log here, by the clock of the machine. */
  readonly loggedAt: Date;
  readonly started: boolean;
  /** Where an earlier run came to. */
  readonly after: Place | undefined;
}

interface ProgressRow {
  readonly calendar: string;
  readonly version: number;
  readonly status: RecalculationProgress['status'];
  readonly total: number;
  readonly checked: number;
  readonly moved: number;
  readonly setAside: number;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

const published = `SELECT key AS calendar, (body::json->>'version')::int AS version, min(logged_at) AS logged_at
  FROM announcement WHERE topic = '${CalendarPublished.topic}' AND type = '${CalendarPublished.type}' GROUP BY 1, 2`;

/** The book of recalculations: what was begun, how far it is, what is done. Losing it costs work, never correctness. */
@Injectable()
export class Recalculations {
  constructor(private readonly dataSource: DataSource) {}

  /** What is still to be done, in the order of publication. */
  async pending(): Promise<readonly Pending[]> {
    const rows: readonly (Pick<Pending, 'calendar' | 'version' | 'started'> & {
      logged_at: Date;
      after_complaint: string | null;
      after_deadline: string | null;
    })[] = await this.dataSource.query(
      `SELECT p.*, r.calendar IS NOT NULL AS started, r.after_complaint, r.after_deadline FROM (${published}) p
         LEFT JOIN recalculation r USING (calendar, version)
        WHERE r.status IS DISTINCT FROM 'done' ORDER BY p.logged_at, p.calendar, p.version`,
    );
    return rows.map(({ logged_at: loggedAt, after_complaint: complaintId, after_deadline: deadline, ...row }) => ({
      ...row,
      loggedAt,
      after: complaintId === null || deadline === null ? undefined : { complaintId, deadline },
    }));
  }

  async begin({ calendar, version }: CalendarVersionRef, total: number): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO recalculation (calendar, version, total) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [calendar, version, total],
    );
  }

  /** @param upTo  everything up to here is in line; left out where stragglers are looked for */
  async advance(
    { calendar, version }: CalendarVersionRef,
    made: { checked: number; moved: number },
    upTo?: Place,
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE recalculation SET checked = checked + $3, moved = moved + $4,
         after_complaint = coalesce($5::uuid, after_complaint), after_deadline = coalesce($6, after_deadline)
        WHERE calendar = $1 AND version = $2`,
      [calendar, version, made.checked, made.moved, upTo?.complaintId ?? null, upTo?.deadline ?? null],
    );
  }

  async finish({ calendar, version }: CalendarVersionRef): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO recalculation (calendar, version, status, finished_at) VALUES ($1, $2, 'done', now())
       ON CONFLICT (calendar, version) DO UPDATE SET status = 'done', finished_at = now()`,
      [calendar, version],
    );
  }

  /** How far each published version of a calendar is, newest first. */
  async progress(calendar: string): Promise<readonly RecalculationProgress[]> {
    const rows: readonly ProgressRow[] = await this.dataSource.query(
      `SELECT p.calendar, p.version, coalesce(r.status, 'waiting') AS status, coalesce(r.total, 0) AS total,
              coalesce(r.checked, 0) AS checked, coalesce(r.moved, 0) AS moved, r.started_at, r.finished_at,
              (SELECT count(*)::int FROM set_aside s WHERE s.calendar = p.calendar AND s.version = p.version) AS "setAside"
         FROM (${published}) p LEFT JOIN recalculation r USING (calendar, version)
        WHERE p.calendar = $1 ORDER BY p.version DESC`,
      [calendar],
    );
    return rows.map(({ started_at, finished_at, ...row }) => ({
      ...row,
      startedAt: started_at && instantFromMs(started_at.getTime()),
      finishedAt: finished_at && instantFromMs(finished_at.getTime()),
    }));
  }
}
