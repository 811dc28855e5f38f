import type { LoggedAnnouncement, Projection } from '@redress/event-store';
import { evolveQueueItem, nextDeadline, overdueCount, type QueueState, unheardOf } from './queue-item.js';

const topics = new Set(['intake', 'routing', 'sla', 'feedback']);

/** What has to be done next, and by when? */
export const queue: Projection = {
  name: 'queue',
  version: 2,
  tables: ['queue_item', 'queue_change'],
  create: (table) => [
    `CREATE TABLE ${table('queue_item')} (
       complaint_id uuid PRIMARY KEY, state jsonb NOT NULL, change bigint NOT NULL, registration_number text, branch text, confidentiality text,
       kind text, channel text, category text, grade text, status text NOT NULL, department text, handler text, level int NOT NULL,
       happened_at timestamptz, next_rank int NOT NULL, next_due timestamptz NOT NULL, overdue int NOT NULL)`,
    `CREATE INDEX ON ${table('queue_item')} (next_rank, next_due, complaint_id)`,
    `CREATE INDEX ON ${table('queue_item')} (change)`,
    `CREATE INDEX ON ${table('queue_item')} (registration_number)`,
    `CREATE TABLE ${table('queue_change')} (single boolean PRIMARY KEY DEFAULT true, change bigint NOT NULL)`,
    `INSERT INTO ${table('queue_change')} (change) VALUES (0)`,
  ],
  async apply(batch, { table, query }) {
    const told = batch.filter(({ topic }) => topics.has(topic));
    const complaints = [...new Set(told.map(({ key }) => key))];
    if (complaints.length === 0) return;
    const known = await query<{ complaint_id: string; state: QueueState }>(
      `SELECT complaint_id, state FROM ${table('queue_item')} WHERE complaint_id = ANY($1::uuid[])`,
      [complaints],
    );
    const before = new Map(known.map(({ complaint_id, state }) => [complaint_id, state]));
    const after = evolved(before, told);
    const rows = [...after]
      .filter(([complaintId, state]) => state !== before.get(complaintId))
      .map(([complaintId, state]) => rowOf(complaintId, state));
    if (rows.length === 0) return;
    const [counter] = await query<{ change: string }>(
      `UPDATE ${table('queue_change')} SET change = change + 1 RETURNING change`,
    );
    await query(
      `INSERT INTO ${table('queue_item')}
       SELECT r."complaintId", r.state, $2, r."registrationNumber", r.branch, r.confidentiality, r.kind, r.channel, r.category, r.grade, r.status,
         r.department, r.handler, r.level, r."happenedAt", r."nextRank", r."nextDue", r.overdue
       FROM json_to_recordset($1::json) AS r("complaintId" uuid, state jsonb, "registrationNumber" text, branch text, confidentiality text, kind text,
         channel text, category text, grade text, status text, department text, handler text, level int, "happenedAt" timestamptz,
         "nextRank" int, "nextDue" timestamptz, overdue int)
       ON CONFLICT (complaint_id) DO UPDATE SET state = excluded.state, change = excluded.change, registration_number = excluded.registration_number,
         branch = excluded.branch, confidentiality = excluded.confidentiality, kind = excluded.kind, channel = excluded.channel,
         category = excluded.category, grade = excluded.grade, status = excluded.status, department = excluded.department, handler = excluded.handler,
         level = excluded.level, happened_at = excluded.happened_at, next_rank = excluded.next_rank, next_due = excluded.next_due, overdue = excluded.overdue`,
      [JSON.stringify(rows), counter?.change],
    );
  },
};

function evolved(
  before: ReadonlyMap<string, QueueState>,
  told: readonly LoggedAnnouncement[],
): ReadonlyMap<string, QueueState> {
  const after = new Map<string, QueueState>(before);
  for (const { key, type, body, happenedAt } of told) {
    after.set(key, evolveQueueItem(after.get(key) ?? unheardOf, type, JSON.parse(body), happenedAt));
  }
  return after;
}

/** Order of the queue: overdue, then what runs, then what stands still, then what has no deadline. */
const rankOf = { overdue: 0, running: 1, paused: 2 } as const;
const NEVER = '9999-12-31T00:00:00Z';

function rowOf(complaintId: string, state: QueueState) {
  const next = nextDeadline(state);
  const { registered, grade, department, handler, level, status } = state;
  return {
    ...registered,
    complaintId,
    state,
    grade,
    status,
    department,
    handler,
    level,
    nextRank: next === null ? 3 : rankOf[next.status],
    nextDue: next?.dueAt ?? NEVER,
    overdue: overdueCount(state),
  };
}
