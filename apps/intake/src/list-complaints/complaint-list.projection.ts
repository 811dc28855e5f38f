import {
  ComplaintAccepted,
  ComplaintDeclined,
  ComplaintRegistered,
  ComplaintWithdrawn,
  type DataOf,
} from '@redress/contracts';
import type { LoggedAnnouncement, Projection, ProjectionWriter } from '@redress/event-store';

const statusAfter: Readonly<Record<string, string>> = {
  [ComplaintAccepted.type]: 'accepted',
  [ComplaintDeclined.type]: 'declined',
  [ComplaintWithdrawn.type]: 'withdrawn',
};

/** Which complaints are there, newest first? */
export const complaintList: Projection = {
  name: 'complaint-list',
  version: 1,
  tables: ['complaint_list'],
  create: (table) => [
    `CREATE TABLE ${table('complaint_list')} (
       complaint_id uuid PRIMARY KEY, registration_number text NOT NULL, status text NOT NULL, kind text NOT NULL,
       channel text NOT NULL, branch text NOT NULL, category text, confidentiality text NOT NULL, customer uuid NOT NULL,
       happened_at timestamptz NOT NULL, registered_at timestamptz NOT NULL)`,
    `CREATE INDEX ON ${table('complaint_list')} (registered_at DESC, complaint_id)`,
    `CREATE INDEX ON ${table('complaint_list')} (registration_number)`,
    `CREATE INDEX ON ${table('complaint_list')} (branch text_pattern_ops, registered_at DESC)`,
  ],
  async apply(batch, writer) {
    await addRegistered(
      batch.filter(({ type }) => type === ComplaintRegistered.type),
      writer,
    );
    await noteDecisions(
      batch.filter(({ type }) => type in statusAfter),
      writer,
    );
  },
};

/** What the list shows of a registration; the rest of it is not sent to the database again. */
type Row = Pick<
  DataOf<typeof ComplaintRegistered>,
  'registrationNumber' | 'kind' | 'channel' | 'branch' | 'category' | 'confidentiality' | 'customer'
>;

async function addRegistered(
  registered: readonly LoggedAnnouncement[],
  { table, query }: ProjectionWriter,
): Promise<void> {
  if (registered.length === 0) return;
  const rows = registered.map(({ key, body, happenedAt, recordedAt }) => {
    const { registrationNumber, kind, channel, branch, category, confidentiality, customer } = JSON.parse(body) as Row;
    const told = { registrationNumber, kind, channel, branch, category, confidentiality, customer };
    return { ...told, complaintId: key, happenedAt, recordedAt };
  });
  await query(
    `INSERT INTO ${table('complaint_list')}
     SELECT r."complaintId", r."registrationNumber", 'registered', r.kind, r.channel, r.branch, r.category, r.confidentiality, r.customer, r."happenedAt", r."recordedAt"
     FROM json_to_recordset($1::json) AS r("complaintId" uuid, "registrationNumber" text, kind text, channel text, branch text, category text,
       confidentiality text, customer uuid, "happenedAt" timestamptz, "recordedAt" timestamptz)
     ON CONFLICT (complaint_id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** The last decision of a batch counts; within a complaint they are in order. */
async function noteDecisions(
  decided: readonly LoggedAnnouncement[],
  { table, query }: ProjectionWriter,
): Promise<void> {
  const last = new Map(decided.map(({ key, type }) => [key, statusAfter[type]]));
  if (last.size === 0) return;
  await query(
    `UPDATE ${table('complaint_list')} c SET status = d.status
     FROM unnest($1::uuid[], $2::text[]) AS d(complaint_id, status) WHERE c.complaint_id = d.complaint_id`,
    [[...last.keys()], [...last.values()]],
  );
}
