import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type ComplaintList,
  type ComplaintListItem,
  type ComplaintListQuery,
  type ComplaintSearch,
  InstantText,
} from '@redress/contracts';
import { ProjectionRunner } from '@redress/event-store';
import {
  BusinessClock,
  complaintsSought,
  decodeCursor,
  encodeCursor,
  type Principal,
  VAULT,
  visibleTo,
} from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { numbersMeantBy } from './numbers-meant-by.js';

export class ListComplaints extends Query<ComplaintList> {
  constructor(
    readonly query: z.infer<typeof ComplaintListQuery> | z.infer<typeof ComplaintSearch>,
    readonly principal: Principal,
  ) {
    super();
  }
}

const Place = z.tuple([InstantText, z.uuid()]);

/** One page of what the caller may see, newest first. */
@QueryHandler(ListComplaints)
export class ListComplaintsHandler implements IQueryHandler<ListComplaints> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ query, principal }: ListComplaints): Promise<ComplaintList> {
    const table = await this.projections.live('complaint-list');
    const visible = visibleTo(principal);
    const parameters = [...visible.parameters];
    const parameter = (value: unknown) => `$${parameters.push(value)}`;
    const { status, branch, channel, kind, q, cursor, limit } = query;
    const conditions = [
      visible.sql,
      ...(status ? [`status = ${parameter(status)}`] : []),
      ...(channel ? [`channel = ${parameter(channel)}`] : []),
      ...(kind ? [`kind = ${parameter(kind)}`] : []),
      ...(branch ? [`(branch = ${parameter(branch)} OR branch LIKE ${parameter(`${branch}/%`)})`] : []),
      ...(q
        ? [
            `(registration_number = ANY(${parameter(numbersMeantBy(q, this.clock.now()))}) OR complaint_id = ANY(${parameter(await complaintsSought(this.vault, q, principal))}::uuid[]))`,
          ]
        : []),
      ...(cursor ? [this.after(cursor, parameter)] : []),
    ];
    const rows: readonly Row[] = await this.dataSource.query(
      `SELECT * FROM ${table('complaint_list')} WHERE ${conditions.join(' AND ')}
       ORDER BY registered_at DESC, complaint_id DESC LIMIT ${parameter(limit + 1)}`,
      parameters,
    );
    return page(rows, limit);
  }

  private after(cursor: string, parameter: (value: unknown) => string): string {
    const [registeredAt, complaintId] = decodeCursor(Place, cursor);
    return `(registered_at, complaint_id) < (${parameter(registeredAt)}::timestamptz, ${parameter(complaintId)}::uuid)`;
  }
}

interface Row {
  readonly complaint_id: string;
  readonly registration_number: string;
  readonly status: ComplaintListItem['status'];
  readonly kind: string;
  readonly channel: ComplaintListItem['channel'];
  readonly branch: string;
  readonly category: string | null;
  readonly happened_at: Date;
  readonly registered_at: Date;
}

function page(rows: readonly Row[], limit: number): ComplaintList {
  const items = rows.slice(0, limit).map(itemOf);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor([last.registeredAt, last.complaintId]) : null };
}

function itemOf(row: Row): ComplaintListItem {
  const {
    complaint_id: complaintId,
    registration_number: registrationNumber,
    happened_at,
    registered_at,
    status,
    kind,
    channel,
    branch,
    category,
  } = row;
  return {
    complaintId,
    registrationNumber,
    status,
    kind,
    channel,
    branch,
    category,
    happenedAt: happened_at.toISOString(),
    registeredAt: registered_at.toISOString(),
  };
}
