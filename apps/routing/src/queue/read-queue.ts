import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { plusMs } from '@redress/business-time';
import {
  InstantText,
  type PersonalText,
  type Queue,
  type QueueCounts,
  type QueueCountsQuery,
  type QueueItem,
  type QueueQuery,
  type QueueSearch,
} from '@redress/contracts';
import { ProjectionRunner } from '@redress/event-store';
import {
  BusinessClock,
  complaintsSought,
  decodeCursor,
  encodeCursor,
  mayReadPersonal,
  type Principal,
  VAULT,
} from '@redress/service-kit';
import type { Vault, VaultRef } from '@redress/vault';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { personalText } from '../personal-texts.js';
import { queueFilter } from './queue-filter.js';
import { nextDeadline, type QueueState } from './queue-item.js';

export class ReadQueue extends Query<Queue> {
  constructor(
    readonly query: z.infer<typeof QueueQuery> | z.infer<typeof QueueSearch>,
    readonly principal: Principal,
  ) {
    super();
  }
}
export class CountQueue extends Query<QueueCounts> {
  constructor(
    readonly query: z.infer<typeof QueueCountsQuery>,
    readonly principal: Principal,
  ) {
    super();
  }
}

const Place = z.tuple([z.int().min(0).max(3), InstantText, z.uuid()]);
const HOUR_MS = 3_600_000;

interface Row {
  readonly complaint_id: string;
  readonly state: QueueState;
  readonly next_rank: number;
  readonly next_due: Date;
}

/** One page of what has to be done, most urgent first, with the names of those who wait. */
@QueryHandler(ReadQueue)
export class ReadQueueHandler implements IQueryHandler<ReadQueue> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ query, principal }: ReadQueue): Promise<Queue> {
    const table = await this.projections.live('queue');
    const sought = query.q === undefined ? undefined : await complaintsSought(this.vault, query.q, principal);
    const { where, parameters } = queueFilter(query, principal, sought);
    const { cursor, limit } = query;
    const after = cursor === undefined ? '' : this.after(cursor, parameters);
    const rows: readonly Row[] = await this.dataSource.query(
      `SELECT complaint_id, state, next_rank, next_due FROM ${table('queue_item')} WHERE ${where}${after}
       ORDER BY next_rank, next_due, complaint_id LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    const shown = rows.slice(0, limit);
    const names = await this.names(shown, principal);
    const last = shown.at(-1);
    const next =
      rows.length > limit && last
        ? encodeCursor([last.next_rank, last.next_due.toISOString(), last.complaint_id])
        : null;
    return {
      items: shown.flatMap((row) => itemOf(row, names) ?? []),
      next,
      clock: { now: this.clock.now(), speed: this.clock.speed },
    };
  }

  private after(cursor: string, parameters: unknown[]): string {
    const [rank, due, complaintId] = decodeCursor(Place, cursor);
    const from = parameters.push(rank, due, complaintId) - 2;
    return ` AND (next_rank, next_due, complaint_id) > ($${from}::int, $${from + 1}::timestamptz, $${from + 2}::uuid)`;
  }

  private async names(rows: readonly Row[], principal: Principal): Promise<(ref: string | null) => PersonalText> {
    if (!mayReadPersonal(principal)) return () => ({ withheld: true });
    const refs = rows.flatMap(({ state }) => (state.registered?.customerName ? [state.registered.customerName] : []));
    const opened = await this.vault.open(refs, { actor: principal.actor, purpose: 'queue' });
    return (ref) => personalText(ref === null ? undefined : opened.get(ref as VaultRef));
  }
}

/** The numbers above the queue, by the same rights and of the same place and grade. */
@QueryHandler(CountQueue)
export class CountQueueHandler implements IQueryHandler<CountQueue> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly clock: BusinessClock,
  ) {}

  async execute({ query, principal }: CountQueue): Promise<QueueCounts> {
    const table = await this.projections.live('queue');
    const { where, parameters } = queueFilter(query, principal);
    const [now, soon, me] = [this.clock.now(), plusMs(this.clock.now(), HOUR_MS), principal.actor];
    const from = parameters.push(now, soon, me) - 2;
    const rows: readonly Record<keyof QueueCounts, number>[] = await this.dataSource.query(
      `SELECT count(*) FILTER (WHERE status NOT IN ('resolved', 'closed'))::int AS unfinished,
         count(*) FILTER (WHERE overdue > 0)::int AS overdue,
         count(*) FILTER (WHERE next_rank = 1 AND next_due BETWEEN $${from} AND $${from + 1})::int AS "dueWithinHour",
         count(*) FILTER (WHERE handler = $${from + 2} AND status NOT IN ('resolved', 'closed'))::int AS mine,
         count(*) FILTER (WHERE status = 'awaiting-approval')::int AS "awaitingApproval"
       FROM ${table('queue_item')} WHERE ${where}`,
      parameters,
    );
    return rows[0] ?? { unfinished: 0, overdue: 0, dueWithinHour: 0, mine: 0, awaitingApproval: 0 };
  }
}

function itemOf(
  { complaint_id: complaintId, state }: Row,
  name: (ref: string | null) => PersonalText,
): QueueItem | undefined {
  const { registered, grade, department, handler = null, level, status } = state;
  if (registered === undefined || grade === undefined || department === undefined) return undefined;
  const { customerName, confidentiality: _confidentiality, ...known } = registered;
  const next = nextDeadline(state);
  return {
    ...known,
    complaintId,
    grade,
    status,
    department,
    handler,
    level,
    customerName: name(customerName),
    next: next && { deadline: next.deadline, dueAt: next.dueAt, status: next.status },
    overdue: Object.values(state.deadlines).filter((deadline) => deadline.status === 'overdue').length,
  };
}
