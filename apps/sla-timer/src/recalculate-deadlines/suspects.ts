import { Injectable } from '@nestjs/common';
import { instantFromMs } from '@redress/business-time';
import { ProjectionNotLive, ProjectionRunner, type TableNames } from '@redress/event-store';
import { type Principal, visibleTo } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { openDeadlines } from '../open-deadlines/open-deadlines.projection.js';
import type { CalendarChange, Suspect } from './calendar-change.js';

/** A place in the index of open deadlines. */
export interface Place {
  readonly complaintId: string;
  readonly deadline: string;
}

interface Row {
  readonly complaint_id: string;
  readonly deadline: string;
  readonly branch: string;
  readonly calendar: string | null;
  readonly started_at: Date;
  readonly last_at: Date;
}

/** Open deadlines that were reckoned by what a version of a calendar changes. */
@Injectable()
export class Suspects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
  ) {}

  /** How many there are, within the reach of `principal` where one is given. */
  async count(change: CalendarChange, principal?: Principal): Promise<number> {
    const table = await this.projections.live('open-deadlines');
    const { where, parameters } = await this.condition(table, change, principal);
    const rows = await this.ask<{ count: string }>(`SELECT count(*) FROM ${from(table)} WHERE ${where}`, parameters);
    return Number(rows[0]?.count ?? 0);
  }

  /** Page after page in the order of complaint and deadline, each from the state of its moment. */
  async *pages(
    change: CalendarChange,
    size: number,
    options: { readonly after?: Place; readonly principal?: Principal } = {},
  ): AsyncGenerator<readonly Suspect[]> {
    let { after } = options;
    const table = await this.projections.live('open-deadlines');
    const { where, parameters } = await this.condition(table, change, options.principal);
    for (;;) {
      const all = [...parameters, size, ...(after ? [after.complaintId, after.deadline] : [])];
      const [limit, complaint, deadline] = [1, 2, 3].map((place) => `$${parameters.length + place}`);
      const rows = await this.ask<Row>(
        `SELECT d.complaint_id, d.deadline, d.branch, d.calendar, d.started_at,
                greatest(d.due_at, d.counted_back_from, (SELECT max((moment->>'at')::timestamptz) FROM jsonb_array_elements(d.alarms) moment)) AS last_at
           FROM ${from(table)} WHERE ${where} ${after ? `AND (d.complaint_id, d.deadline) > (${complaint}::uuid, ${deadline}::text)` : ''}
          ORDER BY d.complaint_id, d.deadline LIMIT ${limit}`,
        all,
      );
      const suspects = rows.map(suspectOf);
      after = suspects.at(-1) ?? after;
      if (suspects.length > 0) yield suspects;
      if (suspects.length < size) return;
    }
  }

  /** Whatever is overdue is not judged anew, so it is left out from the start. */
  private async condition(table: TableNames, change: CalendarChange, principal: Principal | undefined) {
    const known = await this.stampsIn(table);
    const visible = principal && visibleTo(principal, reach);
    const parameters: unknown[] = [...(visible?.parameters ?? [])];
    const stamps = parameters.push(change.stampsOutOfDate(known));
    const units = parameters.push(change.units);
    const below = parameters.push(change.units.map((unit) => `${unit}/%`));
    const where = `d.status IN ('running', 'paused') AND ${visible?.sql ?? 'true'}
      AND (d.calendar IS NULL OR d.calendar = ANY($${stamps}::text[])
        OR d.branch = ANY($${units}::text[]) OR d.branch LIKE ANY($${below}::text[]))`;
    return { where, parameters };
  }

  private async stampsIn(table: TableNames): Promise<readonly string[]> {
    const rows = await this.ask<{ calendar: string }>(
      `SELECT DISTINCT calendar FROM ${table('open_deadline')} WHERE calendar IS NOT NULL`,
    );
    return rows.map(({ calendar }) => calendar);
  }

  /** @throws {ProjectionNotLive} the index that is read at present is of a version that knew less of deadlines */
  private async ask<Answer>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Answer[]> {
    try {
      return await this.dataSource.query(sql, [...parameters]);
    } catch (error) {
      const { name, version } = openDeadlines;
      if ((error as { code?: string }).code === UNDEFINED_COLUMN) throw new ProjectionNotLive(name, version);
      throw error;
    }
  }
}

/** SQLSTATE of a column that is not there. */
const UNDEFINED_COLUMN = '42703';
const reach = { branch: 'd.branch', confidentiality: "coalesce(r.confidentiality, 'top-secret')" };

function from(table: TableNames): string {
  return `${table('open_deadline')} d LEFT JOIN ${table('complaint_reach')} r USING (complaint_id)`;
}

function suspectOf(row: Row): Suspect {
  const { complaint_id: complaintId, deadline, branch, calendar } = row;
  const [startedAt, lastAt] = [instantFromMs(row.started_at.getTime()), instantFromMs(row.last_at.getTime())];
  return { complaintId, deadline, branch, calendar, startedAt, lastAt };
}
