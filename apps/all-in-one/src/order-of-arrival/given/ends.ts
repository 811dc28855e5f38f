import { EventStore, ProjectionRunner } from '@redress/event-store';
import { feedbackDecider, type FeedbackEvent, type Feedback } from '@redress/feedback-domain';
import { type Case, caseDecider, type CaseEvent } from '@redress/routing-domain';
import { type Timetable, timetableDecider, type TimetableEvent } from '@redress/sla-timer-domain';
import { DataSource } from 'typeorm';
import { type House, type ServiceName, serviceOf } from './house.js';

/** How one complaint stands in the end, in every stream that hears of it and in every read model. */
export type End = Readonly<Record<string, unknown>>;

/** Read models with a row for a complaint, and what in a row is no state: who it is, and when its row changed. */
const models = [
  { service: 'routing', projection: 'queue', table: 'queue_item' },
  { service: 'sla-timer', projection: 'open-deadlines', table: 'open_deadline' },
  { service: 'sla-timer', projection: 'open-deadlines', table: 'alarm' },
  { service: 'feedback', projection: 'callbacks-due', table: 'callback' },
] as const;

export async function endsOf(house: House, complaintIds: readonly string[]): Promise<ReadonlyMap<string, End>> {
  const rows = new Map<string, Record<string, unknown[]>>(complaintIds.map((id) => [id, {}]));
  for (const { service, projection, table } of models) {
    for (const id of complaintIds) Object.assign(rows.get(id) ?? {}, { [table]: [] });
    for (const { complaint_id, row } of await rowsOf(house, service, projection, table))
      rows.get(complaint_id)?.[table]?.push(row);
  }
  const ends = new Map<string, End>();
  for (const id of complaintIds) {
    const [current, timetable, feedback] = await Promise.all([
      caseOf(house, id),
      timetableOf(house, id),
      feedbackOf(house, id),
    ]);
    ends.set(id, { case: current, timetable, feedback, ...rows.get(id) });
  }
  return ends;
}

async function rowsOf(house: House, service: ServiceName, projection: string, table: string) {
  const { app } = serviceOf(house, service);
  const tables = await app.get(ProjectionRunner).live(projection);
  return app.get(DataSource).query<{ complaint_id: string; row: unknown }[]>(
    `SELECT complaint_id, to_jsonb(model) - 'complaint_id' - 'change' AS row FROM ${tables(table)} AS model
        ORDER BY complaint_id, (to_jsonb(model) - 'complaint_id' - 'change')::text`,
  );
}

async function caseOf(house: House, id: string) {
  const { events } = await serviceOf(house, 'routing').app.get(EventStore).load<CaseEvent>(`case-${id}`);
  const current = events.reduce<Case>(caseDecider.evolve, caseDecider.initial);
  if (current.status === 'unopened') return current;
  const { opened: _opening, missed, ...state } = current;
  return { ...state, missed: [...missed].sort() };
}

/** Rounds that late facts showed never to have been are left out, as is when a miss was noticed, or taken back. */
async function timetableOf(house: House, id: string) {
  const { events } = await serviceOf(house, 'sla-timer').app.get(EventStore).load<TimetableEvent>(`timetable-${id}`);
  const timetable = events.reduce<Timetable>(timetableDecider.evolve, timetableDecider.initial);
  if (timetable.status === 'unopened') return timetable;
  const { facts, happened, term, waitingFor, rounds } = timetable;
  const standing = [...rounds].map(([deadline, all]) => {
    const stand = all.filter(({ isVoid }) => !isVoid);
    return [
      deadline,
      stand.map(
        ({ status, startedAt, dueAt, missedAt, metAt, endedAt, pauses, extensions, ownerRole, department, steps }) => ({
          ...{ status, startedAt, dueAt, missedAt, metAt, endedAt, pauses, extensions, ownerRole, department },
          // steps of a miss that was refuted, or of after an end that was not known yet, were taken in good faith and stand
          steps: steps
            .filter(({ dueAt: at }) => missedAt !== null && (endedAt === null || at < endedAt))
            .map(({ step, dueAt: at, tell }) => ({ step, at, tell })),
        }),
      ),
    ] as const;
  });
  return {
    ...{ facts, term, waitingFor },
    happened: happened.map((each) => JSON.stringify(each)).sort(),
    deadlines: Object.fromEntries(
      standing.filter(([, stand]) => stand.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

async function feedbackOf(house: House, id: string) {
  const { events } = await serviceOf(house, 'feedback').app.get(EventStore).load<FeedbackEvent>(`feedback-${id}`);
  return events.reduce<Feedback>(feedbackDecider.evolve, feedbackDecider.initial);
}
