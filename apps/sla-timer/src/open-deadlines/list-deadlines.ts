import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type DeadlineList, type DeadlineListQuery, InstantText, Name } from '@redress/contracts';
import { ProjectionRunner } from '@redress/event-store';
import { BusinessClock, decodeCursor, encodeCursor, type Principal, visibleTo } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { z } from 'zod';

export class ListDeadlines extends Query<DeadlineList> {
  constructor(
    readonly query: z.infer<typeof DeadlineListQuery>,
    readonly principal: Principal,
  ) {
    super();
  }
}

const Place = z.tuple([InstantText, z.uuid(), Name]);

interface Row {
  readonly complaint_id: string;
  readonly deadline: string;
  readonly round: number;
  readonly status: DeadlineList['items'][number]['status'];
  readonly branch: string;
  readonly owner_role: string;
  readonly department: string | null;
  readonly due_at: Date;
}

/** Open deadlines across complaints, soonest due first. */
@QueryHandler(ListDeadlines)
export class ListDeadlinesHandler implements IQueryHandler<ListDeadlines> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly clock: BusinessClock,
  ) {}

  async execute({ query, principal }: ListDeadlines): Promise<DeadlineList> {
    const table = await this.projections.live('open-deadlines');
    const visible = visibleTo(principal, {
      branch: 'd.branch',
      confidentiality: "coalesce(r.confidentiality, 'top-secret')",
    });
    const parameters = [...visible.parameters];
    const parameter = (value: unknown) => `$${parameters.push(value)}`;
    const { status, branch, department, deadline, cursor, limit } = query;
    const conditions = [
      visible.sql,
      ...(status === 'overdue' ? [`d.status = 'overdue'`] : []),
      ...(branch ? [`(d.branch = ${parameter(branch)} OR d.branch LIKE ${parameter(`${branch}/%`)})`] : []),
      ...(department ? [`d.department = ${parameter(department)}`] : []),
      ...(deadline ? [`d.deadline = ${parameter(deadline)}`] : []),
      ...(cursor ? [after(cursor, parameter)] : []),
    ];
    const rows: readonly Row[] = await this.dataSource.query(
      `SELECT d.* FROM ${table('open_deadline')} d LEFT JOIN ${table('complaint_reach')} r USING (complaint_id)
       WHERE ${conditions.join(' AND ')} ORDER BY d.due_at, d.complaint_id, d.deadline LIMIT ${parameter(limit + 1)}`,
      parameters,
    );
    const items = rows.slice(0, limit).map(itemOf);
    const last = items.at(-1);
    const next = rows.length > limit && last ? encodeCursor([last.dueAt, last.complaintId, last.deadline]) : null;
    return { items, next, clock: { now: this.clock.now(), speed: this.clock.speed } };
  }
}

function after(cursor: string, parameter: (value: unknown) => string): string {
  const [dueAt, complaintId, deadline] = decodeCursor(Place, cursor);
  return `(d.due_at, d.complaint_id, d.deadline) > (${parameter(dueAt)}::timestamptz, ${parameter(complaintId)}::uuid, ${parameter(deadline)})`;
}

function itemOf({
  complaint_id: complaintId,
  owner_role: ownerRole,
  due_at,
  deadline,
  round,
  status,
  branch,
  department,
}: Row) {
  return { complaintId, deadline, round, branch, status, dueAt: due_at.toISOString(), ownerRole, department };
}
