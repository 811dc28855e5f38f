import { type Instant, instant, instantFromMs, msOf } from '@redress/business-time';
import type { CaseRecord, ComplaintRegisteredAnswer } from '@redress/contracts';
import type { ReceivedAnnouncement } from '@redress/event-store';
import { FeedbackStreams } from '@redress/feedback';
import { CaseStreams } from '@redress/routing';
import { TimetableStreams } from '@redress/sla-timer';
import { DataSource } from 'typeorm';
import { type House, type ServiceName, serviceNames, serviceOf } from './house.js';
import { type Act, type Life, lives } from './lives.js';
import { settled } from './settled.js';

const HOUR_MS = 3_600_000;
/** A Monday; the Tomb-sweeping days lie within the month after it. */
export const REGISTERED = instant('2026-03-02T01:00:00.000Z');
/** Hours at which nobody does anything, but the alarms look round. */
const lookedRoundAt = [1.05, 24.2, 24 * 3 + 1, 24 * 4.1, 24 * 10.05, 24 * 11, 24 * 22.05, 24 * 34, 24 * 60];

/** When something was done or noticed, in hours after the registration. */
export const hours: readonly number[] = [
  ...new Set([0, ...lookedRoundAt, ...lives.flatMap(({ acts }) => acts.map(({ hour }) => hour))]),
].sort((one, other) => one - other);
export const momentOf = (hour: number): Instant => instantFromMs(Math.round(msOf(REGISTERED) + hour * HOUR_MS));
/** The place among `hours` of what was recorded at `at`. */
const tickOf = (at: Instant): number => hours.findLastIndex((hour) => momentOf(hour) <= at);

/** What a service decided by itself or for a person, not because of an announcement. */
export interface OwnAct {
  readonly service: ServiceName;
  readonly tick: number;
  readonly command: { readonly type: string };
}

export interface RecordedAnnouncement extends ReceivedAnnouncement {
  readonly tick: number;
}

export interface RecordedLife {
  readonly name: string;
  readonly complaintId: string;
  readonly announcements: readonly RecordedAnnouncement[];
  readonly acts: readonly OwnAct[];
}

export interface Recording {
  readonly lives: readonly RecordedLife[];
  /** Policies and calendars, which a service needs before it can decide anything. */
  readonly rules: readonly ReceivedAnnouncement[];
}

const resources: Readonly<Record<string, ServiceName>> = {
  complaints: 'intake',
  cases: 'routing',
  timetables: 'sla-timer',
  feedback: 'feedback',
};

/** Lives all lives at once and in order: whatever is announced has arrived everywhere before the next thing happens. */
export async function recordLives(house: House): Promise<Recording> {
  const acts = watchActs(house);
  await settled(house, { together: true });
  const ids = new Map<Life, string>();
  for (const hour of hours) {
    await house.clockAt(momentOf(hour));
    if (hour === 0) for (const life of lives) ids.set(life, await register(house, life));
    for (const life of lives)
      for (const act of life.acts.filter((each) => each.hour === hour)) await carryOut(house, ids.get(life) ?? '', act);
    await settled(house, { together: true });
  }
  const announced = await announcedIn(house);
  return {
    lives: lives.map((life) => {
      const complaintId = ids.get(life) ?? '';
      return {
        name: life.name,
        complaintId,
        announcements: announced.filter(({ key }) => key === complaintId),
        acts: acts.filter((act) => act.complaintId === complaintId),
      };
    }),
    rules: announced.filter(({ topic }) => topic === 'policies' || topic === 'calendars'),
  };
}

/** Keeps every command that does not follow from an announcement; what an alarm decides, alarms decide again. */
function watchActs(house: House): readonly (OwnAct & { readonly complaintId: string })[] {
  const seen: (OwnAct & { readonly complaintId: string })[] = [];
  const watch = (service: ServiceName, streams: CaseStreams | TimetableStreams | FeedbackStreams) => {
    type Command = OwnAct['command'] & { now: Instant };
    type Decide = (id: string, command: Command, by: { takes?: unknown }) => Promise<{ outcome: string }>;
    const watched = streams as unknown as { decide: Decide };
    const decide = watched.decide.bind(streams);
    watched.decide = async (complaintId, command, by) => {
      const decided = await decide(complaintId, command, by);
      // where the case had moved on meanwhile nothing was decided: whoever asked reads it again
      if (by.takes === undefined && command.type !== 'ring' && decided.outcome !== 'version-differs')
        seen.push({ service, tick: tickOf(command.now), command, complaintId });
      return decided;
    };
  };
  watch('routing', serviceOf(house, 'routing').app.get(CaseStreams));
  watch('sla-timer', serviceOf(house, 'sla-timer').app.get(TimetableStreams));
  watch('feedback', serviceOf(house, 'feedback').app.get(FeedbackStreams));
  return seen;
}

async function register(house: House, { name, registered }: Life): Promise<string> {
  const number = String(lives.findIndex((life) => life.name === name)).padStart(2, '0');
  const body = {
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    category: 'service',
    happenedAt: REGISTERED,
    customer: { name: `Sample ${number}`, telephone: `130000001${number}` },
    narrative: name,
    ...registered,
  };
  const { complaintId } = await call<ComplaintRegisteredAnswer>(house, 'rui', 'complaints', '', { body });
  return complaintId;
}

async function carryOut(house: House, complaintId: string, act: Act): Promise<void> {
  for (let attempt = 1; !(await carriedOut(house, complaintId, act)); attempt += 1)
    if (attempt === 20) throw new Error(`${act.by} ${act.does}: the case changed in every one of ${attempt} attempts`);
}

/** As a person does it: reads, and acts on what was seen; false where that had changed meanwhile (412). */
async function carriedOut(house: House, complaintId: string, { by, does, body = {}, hour, happened }: Act) {
  const [resource = '', action = ''] = does.split(' ');
  const read = await call<{ etag: string }>(house, 'su', resource, `/${complaintId}`, {});
  const filled: Record<string, unknown> = { ...body };
  if (filled['solution'] === 'SOLUTION') {
    const { solution } = await call<CaseRecord>(house, 'su', 'cases', `/${complaintId}`, {});
    filled['solution'] = solution?.id;
  }
  if (typeof filled['until'] === 'number') filled['until'] = momentOf(filled['until']);
  if (resource !== 'timetables') filled['happenedAt'] = momentOf(happened ?? hour);
  const done = await call(house, by, resource, `/${complaintId}/${action}`, { body: filled, etag: read.etag });
  return done.httpStatus !== 412;
}

async function call<Answer>(
  house: House,
  user: string,
  resource: string,
  path: string,
  { body, etag }: { body?: object; etag?: string },
): Promise<Answer & { etag: string; httpStatus: number }> {
  const { url } = serviceOf(house, resources[resource] ?? 'intake');
  const headers = {
    authorization: `Bearer ${await house.tokenOf(user)}`,
    ...(body && { 'content-type': 'application/json' }),
    ...(etag && { 'if-match': etag }),
    ...(resource === 'complaints' && path === '' && { 'idempotency-key': crypto.randomUUID() }),
  };
  const init = { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await patiently(() => fetch(`${url}/api/v1/${resource}${path}`, init));
  const said = (await answer.json()) as Answer;
  const { ok, status } = answer;
  if (!ok && status !== 412) throw new Error(`${user} ${resource}${path}: ${status} ${JSON.stringify(said)}`);
  return { ...said, etag: answer.headers.get('etag') ?? '', httpStatus: status };
}

/** Asks again while the service is busy, as every client should: nothing was recorded then. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    if (answer.status !== 503 || attempt === 20) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

interface Row {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
  readonly event_id: string;
  readonly type: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Everything the four services announced, in the order of each lane. */
async function announcedIn(house: House): Promise<readonly RecordedAnnouncement[]> {
  const logs = await Promise.all(
    serviceNames.map((name) =>
      serviceOf(house, name)
        .app.get(DataSource)
        .query<Row[]>('SELECT * FROM announcement WHERE own ORDER BY topic, key, number'),
    ),
  );
  return logs.flat().map(({ topic, key, number, event_id, type, happened_at, recorded_at, headers, body }) => ({
    ...{ topic, key, number, eventId: event_id, type, headers, body },
    happenedAt: instant(happened_at.toISOString()),
    recordedAt: instant(recorded_at.toISOString()),
    tick: tickOf(instant(recorded_at.toISOString())),
  }));
}
