import { ComplaintRegistered } from '@redress/contracts';
import type { LoggedAnnouncement, Projection, ProjectionWriter } from '@redress/event-store';
import { afterwards, type OpenDeadline, toldOf } from './open-deadline.js';
import { write } from './write-changes.js';

/** Which deadlines are open, and when is the next thing to be noticed about each? */
export const openDeadlines: Projection = {
  name: 'open-deadlines',
  version: 4,
  readableFrom: 1,
  tables: ['open_deadline', 'alarm', 'complaint_reach'],
  create: (table) => [
    `CREATE TABLE ${table('open_deadline')} (
       complaint_id uuid NOT NULL, deadline text NOT NULL, round int NOT NULL, status text NOT NULL, branch text NOT NULL,
       owner_role text NOT NULL, department text, started_at timestamptz NOT NULL, due_at timestamptz NOT NULL,
       alarms jsonb NOT NULL, calendar text, counted_back_from timestamptz, PRIMARY KEY (complaint_id, deadline))`,
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

/** Loads the deadlines a batch is about, applies it in memory in order, and writes what has changed. */
async function applyDeadlines(told: readonly LoggedAnnouncement[], writer: ProjectionWriter): Promise<void> {
  const before = await load([...new Set(told.map(({ key }) => key))], writer);
  const after = new Map<string, OpenDeadline | undefined>(before);
  for (const announcement of told) {
    const says = toldOf(announcement);
    const id = idOf(announcement.key, says.deadline);
    after.set(id, afterwards(after.get(id), announcement, says));
  }
  const changes = [...after].map(([id, now]) => ({ was: before.get(id), now })).filter(({ was, now }) => was !== now);
  await write(changes, writer);
}

async function load(complaints: readonly string[], { table, query }: ProjectionWriter) {
  const rows = await query<
    Omit<OpenDeadline, 'startedAt' | 'dueAt' | 'countedBackFrom'> & {
      readonly startedAt: Date;
      readonly dueAt: Date;
      readonly countedBackFrom: Date | null;
    }
  >(
    `SELECT complaint_id AS "complaintId", deadline, round, status, branch, owner_role AS "ownerRole", department,
            started_at AS "startedAt", due_at AS "dueAt", calendar, counted_back_from AS "countedBackFrom", alarms
       FROM ${table('open_deadline')} WHERE complaint_id = ANY($1::uuid[])`,
    [complaints],
  );
  return new Map<string, OpenDeadline>(
    rows.map(({ startedAt, dueAt, countedBackFrom, ...row }) => [
      idOf(row.complaintId, row.deadline),
      {
        ...{ ...row, startedAt: startedAt.toISOString(), dueAt: dueAt.toISOString() },
        countedBackFrom: countedBackFrom && countedBackFrom.toISOString(),
      },
    ]),
  );
}

function idOf(complaintId: string, deadline: string): string {
  return `${complaintId} ${deadline}`;
}
