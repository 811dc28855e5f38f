import {
  CallbackRecorded,
  CaseClosed,
  CaseReopened,
  ComplaintRegistered,
  ComplaintResolved,
  type DataOf,
  DeadlineExtended,
  DeadlineMoved,
  DeadlineResumed,
  DeadlineSet,
} from '@redress/contracts';
import type { LoggedAnnouncement, Projection } from '@redress/event-store';

/** What is known of one callback; topics overtake one another, so every part may come first. */
export interface CallbackState {
  readonly branch?: string;
  readonly confidentiality?: string;
  readonly imported?: boolean;
  readonly resolvedAt?: string | null;
  /** The deadline that says by when; null where nobody is to be called. */
  readonly callback?: string | null;
  /** Of every deadline: which of them is the callback's is told by the resolution, and may be told later. */
  readonly dueAts?: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly reached: boolean;
}

const untouched: CallbackState = { attempts: 0, reached: false };
const dueTimes = new Set([
  DeadlineSet.type,
  DeadlineMoved.type,
  DeadlineExtended.type,
  DeadlineResumed.type,
] as string[]);

/** The state after an announcement; one that says nothing about callbacks leaves it as it is. */
export function evolveCallback(
  state: CallbackState,
  { type, body, happenedAt }: Pick<LoggedAnnouncement, 'type' | 'body' | 'happenedAt'>,
): CallbackState {
  if (dueTimes.has(type)) {
    const { deadline, dueAt } = JSON.parse(body) as { deadline: string; dueAt: string };
    return { ...state, dueAts: { ...state.dueAts, [deadline]: dueAt } };
  }
  switch (type) {
    case ComplaintRegistered.type: {
      const { branch, confidentiality, history } = JSON.parse(body) as DataOf<typeof ComplaintRegistered>;
      return { ...state, branch, confidentiality, imported: history !== null };
    }
    case ComplaintResolved.type: {
      const { callback = 'callback' } = JSON.parse(body) as DataOf<typeof ComplaintResolved>;
      return { ...state, callback, resolvedAt: happenedAt, attempts: 0, reached: false };
    }
    case CallbackRecorded.type: {
      const { reached } = JSON.parse(body) as DataOf<typeof CallbackRecorded>;
      return { ...state, attempts: state.attempts + 1, reached };
    }
    case CaseReopened.type:
    case CaseClosed.type:
      return { ...state, resolvedAt: null };
    default:
      return state;
  }
}

/** Who is still to be called back, and by when? */
export const callbacksDue: Projection = {
  name: 'callbacks-due',
  version: 2,
  tables: ['callback'],
  create: (table) => [
    `CREATE TABLE ${table('callback')} (complaint_id uuid PRIMARY KEY, state jsonb NOT NULL, branch text, confidentiality text,
       resolved_at timestamptz, due_at timestamptz, attempts int NOT NULL, waiting boolean NOT NULL)`,
    `CREATE INDEX ON ${table('callback')} (due_at, complaint_id) WHERE waiting`,
  ],
  async apply(batch, { table, query }) {
    const told = batch.filter(({ topic }) => topic !== 'policies' && topic !== 'calendars');
    if (told.length === 0) return;
    const complaints = [...new Set(told.map(({ key }) => key))];
    const known = await query<{ complaint_id: string; state: CallbackState }>(
      `SELECT complaint_id, state FROM ${table('callback')} WHERE complaint_id = ANY($1::uuid[])`,
      [complaints],
    );
    const before = new Map(known.map(({ complaint_id, state }) => [complaint_id, state]));
    const after = new Map(before);
    for (const announcement of told)
      after.set(announcement.key, evolveCallback(after.get(announcement.key) ?? untouched, announcement));
    const rows = [...after]
      .filter(([id, state]) => state !== before.get(id) && state !== untouched)
      .map(([complaintId, state]) => rowOf(complaintId, state));
    await query(
      `INSERT INTO ${table('callback')}
       SELECT r."complaintId", r.state, r.branch, r.confidentiality, r."resolvedAt", r."dueAt", r.attempts, r.waiting FROM json_to_recordset($1::json)
         AS r("complaintId" uuid, state jsonb, branch text, confidentiality text, "resolvedAt" timestamptz, "dueAt" timestamptz, attempts int, waiting boolean)
       ON CONFLICT (complaint_id) DO UPDATE SET state = excluded.state, branch = excluded.branch, confidentiality = excluded.confidentiality,
         resolved_at = excluded.resolved_at, due_at = excluded.due_at, attempts = excluded.attempts, waiting = excluded.waiting`,
      [JSON.stringify(rows)],
    );
  },
};

function rowOf(complaintId: string, state: CallbackState) {
  const { branch, confidentiality, imported, resolvedAt, attempts, reached, callback } = state;
  const waiting =
    branch !== undefined &&
    imported === false &&
    typeof resolvedAt === 'string' &&
    typeof callback === 'string' &&
    !reached;
  const dueAt = typeof callback === 'string' ? (state.dueAts?.[callback] ?? null) : null;
  return { complaintId, state, branch, confidentiality, resolvedAt, dueAt, attempts, waiting };
}
