import {
  ComplaintRegistered,
  DeadlineCancelled,
  DeadlineCharged,
  DeadlineExtended,
  DeadlineMet,
  DeadlineMissed,
  DeadlineMoved,
  DeadlinePaused,
  DeadlineResumed,
  DeadlineSet,
  DeadlineWarned,
  LadderStepPassedOver,
  LadderStepTaken,
  MissRefuted,
} from '@redress/contracts';
import type { LoggedAnnouncement, Projection, ProjectionWriter } from '@redress/event-store';

interface Told {
  readonly deadline: string;
  readonly round: number;
  readonly dueAt?: string;
  readonly department?: string | null;
  readonly calendar?: string;
  readonly moments?: readonly { readonly key: string; readonly at: string }[];
  readonly [more: string]: unknown;
}

/** One open deadline as the tables hold it, while a batch is applied. */
interface Open {
  readonly complaintId: string;
  readonly deadline: string;
  round: number;
  status: 'running' | 'paused' | 'overdue';
  branch: string;
  ownerRole: string;
  department: string | null;
  startedAt: string;
  dueAt: string;
  /** What it was reckoned by; nothing where that was announced before it was told. */
  calendar: string | null;
  alarms: { key: string; at: string }[];
}

/** Which deadlines are open, and when is the next thing to be noticed about each? */
export const openDeadlines: Projection = {
  name: 'open-deadlines',
  version: 3,
  readableFrom: 1,
  tables: ['open_deadline', 'alarm', 'complaint_reach'],
  create: (table) => [
    `CREATE TABLE ${table('open_deadline')} (
       complaint_id uuid NOT NULL, deadline text NOT NULL, round int NOT NULL, status text NOT NULL, branch text NOT NULL,
       owner_role text NOT NULL, department text, started_at timestamptz NOT NULL, due_at timestamptz NOT NULL,
       alarms jsonb NOT NULL, calendar text, PRIMARY KEY (complaint_id, deadline))`,
    `CREATE INDEX ON ${table('open_deadline')} (due_at, complaint_id)`,
    `CREATE TABLE ${table('alarm')} (complaint_id uuid NOT NULL, deadline text NOT NULL, key text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (complaint_id, deadline, key))`,
    `CREATE INDEX ON ${table('alarm')} (at)`,
    `CREATE TABLE ${table('complaint_reach')} (complaint_id uuid PRIMARY KEY, confidentiality text NOT NULL, policy text)`,
  ],
  async apply(batch, writer) {
    await noteReach(
      batch.filter(({ type }) => type === ComplaintRegistered.type),
      writer,
    );
    const told = batch.filter(({ topic }) => topic === 'sla');
    if (told.length > 0) await applyDeadlines(told, writer);
  },
};

async function noteReach(registered: readonly LoggedAnnouncement[], { table, query }: ProjectionWriter): Promise<void> {
  if (registered.length === 0) return;
  const told = registered.map(
    ({ body }) => JSON.parse(body) as { confidentiality: string; policy: { name: string; version: number } },
  );
  await query(
    `INSERT INTO ${table('complaint_reach')} SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT (complaint_id) DO NOTHING`,
    [
      registered.map(({ key }) => key),
      told.map(({ confidentiality }) => confidentiality),
      told.map(({ policy: { name, version } }) => `${name}@${version}`),
    ],
  );
}

/** Loads the deadlines a batch is about, applies it in memory in order, and writes back what is open then. */
async function applyDeadlines(told: readonly LoggedAnnouncement[], writer: ProjectionWriter): Promise<void> {
  const { table, query } = writer;
  const complaints = [...new Set(told.map(({ key }) => key))];
  const rows = await query<{
    complaint_id: string;
    deadline: string;
    round: number;
    status: Open['status'];
    branch: string;
    owner_role: string;
    department: string | null;
    started_at: Date;
    due_at: Date;
    calendar: string | null;
    alarms: Open['alarms'];
  }>(`SELECT * FROM ${table('open_deadline')} WHERE complaint_id = ANY($1::uuid[])`, [complaints]);
  const open = new Map<string, Open>();
  for (const row of rows) {
    const {
      complaint_id: complaintId,
      deadline,
      round,
      status,
      branch,
      owner_role: ownerRole,
      department,
      started_at,
      due_at,
      calendar,
      alarms,
    } = row;
    open.set(`${complaintId} ${deadline}`, {
      complaintId,
      deadline,
      round,
      status,
      branch,
      ownerRole,
      department,
      startedAt: started_at.toISOString(),
      dueAt: due_at.toISOString(),
      calendar,
      alarms,
    });
  }
  for (const announcement of told) applyOne(open, announcement);
  const now = [...open.values()];
  await query(`DELETE FROM ${table('open_deadline')} WHERE complaint_id = ANY($1::uuid[])`, [complaints]);
  await query(`DELETE FROM ${table('alarm')} WHERE complaint_id = ANY($1::uuid[])`, [complaints]);
  await query(
    `INSERT INTO ${table('open_deadline')}
     SELECT r."complaintId", r.deadline, r.round, r.status, r.branch, r."ownerRole", r.department, r."startedAt", r."dueAt", r.alarms, r.calendar FROM jsonb_to_recordset($1::jsonb)
       AS r("complaintId" uuid, deadline text, round int, status text, branch text, "ownerRole" text, department text, "startedAt" timestamptz, "dueAt" timestamptz, alarms jsonb, calendar text)`,
    [JSON.stringify(now)],
  );
  const alarms = now
    .filter(({ status }) => status !== 'paused')
    .flatMap(({ complaintId, deadline, alarms }) => alarms.map(({ key, at }) => ({ complaintId, deadline, key, at })));
  await query(
    `INSERT INTO ${table('alarm')} SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("complaintId" uuid, deadline text, key text, at timestamptz)`,
    [JSON.stringify(alarms)],
  );
}

function applyOne(open: Map<string, Open>, { key: complaintId, type, body }: LoggedAnnouncement): void {
  const told = JSON.parse(body) as Told;
  const id = `${complaintId} ${told.deadline}`;
  if (type === DeadlineSet.type) {
    const {
      deadline,
      round,
      branch,
      ownerRole,
      department,
      startedAt,
      dueAt,
      calendar = null,
      moments = [],
    } = told as Told & Pick<Open, 'branch' | 'ownerRole' | 'department' | 'startedAt' | 'dueAt'>;
    open.set(id, {
      complaintId,
      deadline,
      round,
      status: 'running',
      branch,
      ownerRole,
      department,
      startedAt,
      dueAt,
      calendar,
      alarms: [...moments],
    });
    return;
  }
  const present = open.get(id);
  if (present === undefined || present.round !== told.round) return;
  const done = (key: string) => (present.alarms = present.alarms.filter((alarm) => alarm.key !== key));
  switch (type) {
    case DeadlineMet.type:
    case MissRefuted.type:
    case DeadlineCancelled.type:
      open.delete(id);
      break;
    case DeadlineCharged.type:
      present.department = told.department ?? null;
      break;
    case DeadlinePaused.type:
      present.status = 'paused';
      break;
    case DeadlineMoved.type:
      // A deadline that stands still keeps standing still where its reckoning moves.
      present.calendar = told.calendar ?? present.calendar;
      Object.assign(present, { dueAt: told.dueAt, alarms: [...(told.moments ?? [])] });
      break;
    case DeadlineResumed.type:
    case DeadlineExtended.type:
      Object.assign(present, { status: 'running', dueAt: told.dueAt, alarms: [...(told.moments ?? [])] });
      break;
    case DeadlineMissed.type:
      present.status = 'overdue';
      present.department = told.department ?? null;
      done('due');
      break;
    case DeadlineWarned.type:
      done(`warn:${String(told['warning'])}`);
      break;
    case LadderStepTaken.type:
    case LadderStepPassedOver.type:
      done(`step:${String(told['step'])}`);
  }
}
