import { Injectable } from '@nestjs/common';
import { Log, Metrics } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import type { CalendarVersionRef } from './recalculations.js';

/** A timetable that could not be decided, and why. */
export interface Failure {
  readonly complaintId: string;
  readonly error: unknown;
}

/**
 * Timetables that could not be brought in line with a version of a calendar. They hold back nobody else; each is tried
 * again after half a minute, and then at intervals that double up to an hour.
 */
@Injectable()
export class SetAside {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'redress_recalculations_set_aside',
      'Timetables that could not be brought in line with a version of a calendar; they are tried again',
      () => this.count(),
    );
  }

  async note({ calendar, version }: CalendarVersionRef, failures: readonly Failure[]): Promise<void> {
    for (const { complaintId, error } of failures) {
      this.log.error('A timetable could not be recalculated; it is set aside and tried again later', {
        error,
        complaintId,
        calendar,
        version,
      });
    }
    await this.dataSource.query(
      `INSERT INTO set_aside (calendar, version, complaint_id, reason)
       SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[])
       ON CONFLICT ON CONSTRAINT set_aside_pk DO UPDATE
         SET reason = excluded.reason, times = set_aside.times + 1,
             again_at = now() + least(interval '30 seconds' * 2 ^ least(set_aside.times, 10), interval '1 hour')`,
      [
        calendar,
        version,
        failures.map(({ complaintId }) => complaintId),
        failures.map(({ error }) => (error instanceof Error ? error.message : String(error))),
      ],
    );
  }

  /** Those whose turn has come, the longest waiting first. */
  due(limit: number): Promise<readonly (CalendarVersionRef & { readonly complaintId: string })[]> {
    return this.dataSource.query(
      `SELECT calendar, version, complaint_id AS "complaintId" FROM set_aside
        WHERE again_at <= now() ORDER BY again_at LIMIT $1`,
      [limit],
    );
  }

  /** It is in line after all. */
  async release({ calendar, version }: CalendarVersionRef, complaintId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM set_aside WHERE calendar = $1 AND version = $2 AND complaint_id = $3', [
      calendar,
      version,
      complaintId,
    ]);
  }

  private async count(): Promise<number> {
    const rows: readonly { count: number }[] = await this.dataSource.query(
      'SELECT count(DISTINCT complaint_id)::int AS count FROM set_aside',
    );
    return rows[0]?.count ?? 0;
  }
}
