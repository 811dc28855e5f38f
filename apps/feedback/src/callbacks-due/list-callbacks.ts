import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type CallbackList, type CallbackListQuery, InstantText } from '@redress/contracts';
import { ProjectionRunner } from '@redress/event-store';
import { BusinessClock, decodeCursor, encodeCursor, type Principal, visibleTo } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { z } from 'zod';

export class ListCallbacks extends Query<CallbackList> {
  constructor(
    readonly query: z.infer<typeof CallbackListQuery>,
    readonly principal: Principal,
  ) {
    super();
  }
}

const Place = z.tuple([z.union([InstantText, z.literal('infinity')]), z.uuid()]);

interface Row {
  readonly complaint_id: string;
  readonly branch: string;
  readonly resolved_at: Date;
  readonly due_at: Date | null;
  readonly attempts: number;
}

/** Customers still to be called back, soonest due first. */
@QueryHandler(ListCallbacks)
export class ListCallbacksHandler implements IQueryHandler<ListCallbacks> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly clock: BusinessClock,
  ) {}

  async execute({ query: { branch, cursor, limit }, principal }: ListCallbacks): Promise<CallbackList> {
    const table = await this.projections.live('callbacks-due');
    const visible = visibleTo(principal);
    const parameters = [...visible.parameters];
    const parameter = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = ['waiting', visible.sql];
    if (branch) conditions.push(`(branch = ${parameter(branch)} OR branch LIKE ${parameter(`${branch}/%`)})`);
    if (cursor) {
      const [dueAt, complaintId] = decodeCursor(Place, cursor);
      conditions.push(
        `(coalesce(due_at, 'infinity'), complaint_id) > (${parameter(dueAt)}::timestamptz, ${parameter(complaintId)}::uuid)`,
      );
    }
    const rows: readonly Row[] = await this.dataSource.query(
      `SELECT complaint_id, branch, resolved_at, due_at, attempts FROM ${table('callback')} WHERE ${conditions.join(' AND ')}
       ORDER BY coalesce(due_at, 'infinity'), complaint_id LIMIT ${parameter(limit + 1)}`,
      parameters,
    );
    const items = rows.slice(0, limit).map(({ complaint_id: complaintId, resolved_at, due_at, ...row }) => ({
      complaintId,
      branch: row.branch,
      resolvedAt: resolved_at.toISOString(),
      dueAt: due_at?.toISOString() ?? null,
      attempts: row.attempts,
    }));
    const last = items.at(-1);
    const next = rows.length > limit && last ? encodeCursor([last.dueAt ?? 'infinity', last.complaintId]) : null;
    return { items, next, clock: { now: this.clock.now(), speed: this.clock.speed } };
  }
}
