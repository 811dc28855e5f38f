import type { ProjectionWriter } from '@redress/event-store';
import { type Alarm, type OpenDeadline, ringingOf } from './open-deadline.js';

/** A deadline before and after a batch; nothing where it was not, or is no longer, open. */
export interface Change {
  readonly was: OpenDeadline | undefined;
  readonly now: OpenDeadline | undefined;
}

interface AlarmRow extends Alarm {
  readonly complaintId: string;
  readonly deadline: string;
}

/** Writes what differs and nothing else: an alarm that rang is one row less, and the others of its complaint stay. */
export async function write(changes: readonly Change[], writer: ProjectionWriter): Promise<void> {
  const gone = changes.flatMap(({ was, now }) => (was !== undefined && now === undefined ? [was] : []));
  await removeDeadlines(writer, gone);
  await upsertDeadlines(
    writer,
    changes.flatMap(({ now }) => now ?? []),
  );
  const silenced = changes.flatMap(({ was, now }) => rowsOf(was).filter(({ key }) => !keysOf(now).has(key)));
  await removeAlarms(writer, silenced);
  await upsertAlarms(
    writer,
    changes.flatMap(({ was, now }) => rowsOf(now).filter(({ key, at }) => keysOf(was).get(key) !== at)),
  );
}

function rowsOf(deadline: OpenDeadline | undefined): readonly AlarmRow[] {
  if (deadline === undefined) return [];
  const { complaintId, deadline: id } = deadline;
  return ringingOf(deadline).map(({ key, at }) => ({ complaintId, deadline: id, key, at }));
}

function keysOf(deadline: OpenDeadline | undefined): ReadonlyMap<string, string> {
  return new Map(ringingOf(deadline).map(({ key, at }) => [key, at]));
}

async function removeDeadlines({ table, query }: ProjectionWriter, gone: readonly OpenDeadline[]): Promise<void> {
  if (gone.length === 0) return;
  await query(
    `DELETE FROM ${table('open_deadline')} d USING unnest($1::uuid[], $2::text[]) AS gone(complaint_id, deadline)
      WHERE d.complaint_id = gone.complaint_id AND d.deadline = gone.deadline`,
    [gone.map(({ complaintId }) => complaintId), gone.map(({ deadline }) => deadline)],
  );
}

async function removeAlarms({ table, query }: ProjectionWriter, gone: readonly AlarmRow[]): Promise<void> {
  if (gone.length === 0) return;
  await query(
    `DELETE FROM ${table('alarm')} a USING unnest($1::uuid[], $2::text[], $3::text[]) AS gone(complaint_id, deadline, key)
      WHERE a.complaint_id = gone.complaint_id AND a.deadline = gone.deadline AND a.key = gone.key`,
    [gone.map(({ complaintId }) => complaintId), gone.map(({ deadline }) => deadline), gone.map(({ key }) => key)],
  );
}

async function upsertDeadlines({ table, query }: ProjectionWriter, open: readonly OpenDeadline[]): Promise<void> {
  if (open.length === 0) return;
  await query(
    `INSERT INTO ${table('open_deadline')} (complaint_id, deadline, round, status, branch, owner_role, department, started_at, due_at, alarms, calendar, counted_back_from)
     SELECT "complaintId", deadline, round, status, branch, "ownerRole", department, "startedAt", "dueAt", alarms, calendar, "countedBackFrom" FROM json_to_recordset($1::json)
       AS r("complaintId" uuid, deadline text, round int, status text, branch text, "ownerRole" text, department text, "startedAt" timestamptz, "dueAt" timestamptz, alarms jsonb, calendar text, "countedBackFrom" timestamptz)
     ON CONFLICT (complaint_id, deadline) DO UPDATE
       SET round = excluded.round, status = excluded.status, branch = excluded.branch, owner_role = excluded.owner_role,
           department = excluded.department, started_at = excluded.started_at, due_at = excluded.due_at,
           alarms = excluded.alarms, calendar = excluded.calendar,
           counted_back_from = excluded.counted_back_from`,
    [JSON.stringify(open)],
  );
}

async function upsertAlarms({ table, query }: ProjectionWriter, alarms: readonly AlarmRow[]): Promise<void> {
  if (alarms.length === 0) return;
  await query(
    `INSERT INTO ${table('alarm')} (complaint_id, deadline, key, at)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
     ON CONFLICT (complaint_id, deadline, key) DO UPDATE SET at = excluded.at`,
    [
      alarms.map(({ complaintId }) => complaintId),
      alarms.map(({ deadline }) => deadline),
      alarms.map(({ key }) => key),
      alarms.map(({ at }) => at),
    ],
  );
}
