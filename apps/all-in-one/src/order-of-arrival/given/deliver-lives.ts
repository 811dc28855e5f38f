import { randomUUID } from 'node:crypto';
import { BusinessClock } from '@redress/service-kit';
import { FeedbackStreams } from '@redress/feedback';
import { InProcessTransport, toMessage } from '@redress/messaging';
import { CaseStreams } from '@redress/routing';
import { TimetableStreams } from '@redress/sla-timer';
import { type House, type ServiceName, serviceOf } from './house.js';
import {
  hours,
  momentOf,
  type OwnAct,
  type RecordedAnnouncement,
  type RecordedLife,
  type Recording,
} from './record-lives.js';
import { handled, settled } from './settled.js';

export const topics = ['intake', 'routing', 'sla', 'feedback'] as const;
export type Topic = (typeof topics)[number];
/** By how many moments of the life each announcement of a topic is late, over and over again. */
export type Delays = Readonly<Record<Topic, readonly number[]>>;

/** One life to be delivered under a name of its own. */
export interface Delivery {
  readonly complaintId: string;
  readonly life: RecordedLife;
  readonly delays: Delays;
}

const listeners = ['routing', 'sla-timer', 'feedback'] as const satisfies readonly ServiceName[];
const ownTopic: Readonly<Record<(typeof listeners)[number], Topic>> = {
  routing: 'routing',
  'sla-timer': 'sla',
  feedback: 'feedback',
};
const SIDE_BY_SIDE = 8;
const BATCH = 500;

/**
 * Delivers lives to services that do not hear one another: to each, what the three others announced. Within a topic the
 * order is kept, as Kafka keeps it. What its own people did is done again at its moment, or as soon as what it stands on
 * has arrived; and nothing arrives before what it followed from was done.
 */
export async function deliverLives(house: House, { rules }: Recording, deliveries: readonly Delivery[]): Promise<void> {
  for (const name of listeners)
    await publish(
      house,
      name,
      rules.filter(({ topic }) => topic !== 'calendars'),
    );
  const lines = listeners.flatMap((service) => deliveries.map((delivery) => lineOf(service, delivery)));
  for (let tick = 0; tick < hours.length || lines.some(isUnfinished); tick += 1) {
    if (tick > hours.length * 3)
      throw new Error(`In vain: ${lines.filter(isUnfinished).slice(0, 3).map(described).join('; ')}`);
    await house.clockAt(
      momentOf((hours[Math.min(tick, hours.length - 1)] ?? 0) + Math.max(0, tick - hours.length + 1)),
    );
    for (const service of listeners) {
      const own = lines.filter((line) => line.service === service);
      await actAll(house, own, tick);
      const arrived = own.flatMap((line) => arriving(line, tick));
      await publish(house, service, arrived);
      if (arrived.length > 0) await handled(house, service);
    }
  }
  await settled(house, { together: false });
}

/** One complaint on its way to one service. */
interface Line {
  readonly service: (typeof listeners)[number];
  readonly complaintId: string;
  readonly acts: OwnAct[];
  /** Of each topic in its order, with the moment at which it arrives. */
  readonly lanes: { readonly announcement: RecordedAnnouncement; readonly at: number }[][];
}

function lineOf(service: Line['service'], { complaintId, life, delays }: Delivery): Line {
  const acts = life.acts.filter((act) => act.service === service);
  // who extends a deadline or agrees a date sees it run: by then the registration has arrived
  const seenBy = service === 'sla-timer' ? (acts[0]?.tick ?? Infinity) - 1 : Infinity;
  const lanes = topics
    .filter((topic) => topic !== ownTopic[service])
    .map((topic) => {
      let before = 0;
      return life.announcements
        .filter((announcement) => announcement.topic === topic)
        .map((announcement, index) => {
          const late = delays[topic][index % delays[topic].length] ?? 0;
          before = Math.max(
            before,
            Math.min(announcement.tick + late, hours.length - 1, index === 0 ? seenBy : Infinity),
          );
          return { announcement, at: before };
        });
    });
  return { service, complaintId, lanes, acts };
}

const isUnfinished = ({ acts, lanes }: Line) => acts.length > 0 || lanes.some((lane) => lane.length > 0);
const described = ({ service, complaintId, acts, lanes }: Line) =>
  `${service} ${complaintId}: ${acts[0]?.command.type ?? 'no act'}, ${lanes.map((lane) => lane[0]?.announcement.type ?? '-').join(' ')}`;

function renamed(announcement: RecordedAnnouncement, complaintId: string): RecordedAnnouncement {
  const body = announcement.body.replaceAll(announcement.key, complaintId);
  const headers = { ...announcement.headers };
  if ('ce_correlationid' in headers) headers['ce_correlationid'] = complaintId;
  return { ...announcement, key: complaintId, eventId: randomUUID(), headers, body };
}

function arriving({ complaintId, acts, lanes }: Line, tick: number): readonly RecordedAnnouncement[] {
  const doneUpTo = acts[0]?.tick ?? Infinity;
  return lanes.flatMap((lane) => {
    const waits = lane.findIndex(({ announcement, at }) => at > tick || announcement.tick >= doneUpTo);
    return lane
      .splice(0, waits < 0 ? lane.length : waits)
      .map(({ announcement }) => renamed(announcement, complaintId));
  });
}

async function publish(
  house: House,
  name: ServiceName,
  announcements: readonly Omit<RecordedAnnouncement, 'tick'>[],
): Promise<void> {
  const transport = new InProcessTransport(house.hubOf(name));
  for (const topic of [...topics, 'policies']) {
    const messages = announcements
      .filter((each) => each.topic === topic)
      .map((each) => toMessage(each, `/redress/${topic}`));
    for (let at = 0; at < messages.length; at += BATCH) await transport.publish(topic, messages.slice(at, at + BATCH));
  }
}

async function actAll(house: House, lines: readonly Line[], tick: number): Promise<void> {
  const waiting = lines.filter(({ acts }) => (acts[0]?.tick ?? Infinity) <= tick)[Symbol.iterator]();
  const worker = async () => {
    for (const line of waiting)
      while ((line.acts[0]?.tick ?? Infinity) <= tick && (await act(house, line, tick))) line.acts.shift();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
}

/** Does the next thing that people did, now; false while what it stands on has not arrived. */
async function act(house: House, { service, complaintId, acts: [next] }: Line, tick: number): Promise<boolean> {
  const { app } = serviceOf(house, service);
  const streams = { routing: CaseStreams, 'sla-timer': TimetableStreams, feedback: FeedbackStreams }[service];
  type Decide = (id: string, command: object, by: { meta: object }) => Promise<{ outcome: string }>;
  const { decide } = app.get<{ decide: Decide }>(streams);
  const late = tick > (next?.tick ?? 0) && { now: app.get(BusinessClock).now() };
  const meta = { actor: 'user:su', correlationId: complaintId };
  const { outcome } = await decide.call(app.get(streams), complaintId, { ...next?.command, ...late }, { meta });
  return outcome !== 'refused';
}
