import { randomUUID } from 'node:crypto';
import { announceDeadlines } from '../../../apps/sla-timer/dist/announce-deadlines/announce-deadlines.js';
import { CaseOpened, ComplaintRegistered, CustomerContacted } from '../../../libs/contracts/dist/index.js';
import { AnnouncementLog, EventStore, handleCommand } from '../../../libs/event-store/dist/index.js';
import { factOfAnnouncement, Rulebook } from '../../../libs/rulebook/dist/index.js';
import { metaOfAnnouncement } from '../../../libs/service-kit/dist/index.js';
import { timetableDecider } from '../../../libs/sla-timer/domain/dist/index.js';

const MINUTE_MS = 60_000;
const SIDE_BY_SIDE = 16;
const policy = { name: 'standard', version: 1 };

/** What intake says of a complaint that a customer made by telephone. */
export const registration = {
  kind: 'complaint',
  channel: 'phone',
  branch: 'cn/east/shanghai-01',
  policy,
  category: 'delivery',
  product: null,
  amount: { currency: 'CNY', minor: 25_800 },
  flags: [],
  fields: {},
  customer: '0198f0aa-0000-7000-8000-000000000001',
  narrative: 'vault:0198f0aa-0000-7000-8000-000000000003',
  demand: null,
  complainedAbout: null,
  term: null,
  confidentiality: 'normal',
  registeredBy: 'user:receiver-1',
  backdated: false,
  history: null,
  source: null,
  customerName: null,
};

const opened = {
  grade: 'general',
  department: 'logistics',
  assisting: [],
  firstContactOwner: 'user:receiver-1',
  because: 'A-4',
};
const contacted = {
  channel: 'phone',
  reached: true,
  note: 'vault:0198f0aa-0000-7000-8000-000000000007',
  by: 'user:handler-1',
};

/**
 * Records `count` timetables by the rules the service goes by, through its event store: complaints of the last day, the
 * case opened a minute after each was registered and the customer contacted ten minutes after. Three deadlines of each
 * stay open.
 *
 * @param {{ source: import('typeorm').DataSource, count: number, youngestMinutes: number, oldestMinutes: number }} wanted
 * @returns {Promise<string[]>} the ids of the complaints
 */
export async function recordTemplates({ source, count, youngestMinutes, oldestMinutes }) {
  const circumstances = await circumstancesOf(source);
  const house = { store: new EventStore(source), log: new AnnouncementLog(source), circumstances };
  const now = Date.now();
  const step = (oldestMinutes - youngestMinutes) / count;
  const ids = Array.from({ length: count }, randomUUID);
  const waiting = ids.entries();
  const recorder = async () => {
    for (const [place, id] of waiting)
      await recordOne(house, id, now - (oldestMinutes - place * step) * MINUTE_MS, now);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, recorder));
  await house.store.stop();
  return ids;
}

async function circumstancesOf(/** @type {import('typeorm').DataSource} */ source) {
  const rulebook = new Rulebook(source);
  const found = await rulebook.policy(policy);
  if (!found) throw new Error('The policy "standard" has not reached the service.');
  const calendars = await rulebook.calendarsInForce();
  return { policy: found, calendars };
}

/**
 * @param {{ store: EventStore, log: AnnouncementLog, circumstances: any }} house
 * @param {string} id @param {number} registeredMs @param {number} nowMs
 */
async function recordOne(house, id, registeredMs, nowMs) {
  const facts = [
    {
      contract: ComplaintRegistered,
      number: 1,
      atMs: registeredMs,
      data: { registrationNumber: 'R-1', ...registration },
    },
    { contract: CaseOpened, number: 1, atMs: registeredMs + MINUTE_MS, data: { ...registration, ...opened } },
    { contract: CustomerContacted, number: 2, atMs: registeredMs + 10 * MINUTE_MS, data: contacted },
  ].map(({ contract, number, atMs, data }) => announcementOf(contract, { key: id, number, atMs, data }));
  await house.log.receive(facts);
  for (const fact of facts) {
    const command = commandOf(fact, house.circumstances);
    await decide(house, id, command, { meta: metaOfAnnouncement('sla-timer', fact, policy), takes: placeOf(fact) });
  }
  await decide(house, id, { type: 'ring', ...house.circumstances, now: instant(nowMs) }, { meta: metaOfRing(id) });
}

function commandOf(/** @type {any} */ { type, happenedAt, body }, /** @type {any} */ circumstances) {
  const data = JSON.parse(body);
  if (type !== ComplaintRegistered.type)
    return { type: 'note-fact', ...circumstances, now: happenedAt, ...factOfAnnouncement(type, data), happenedAt };
  const { kind, channel, category, amount, flags, fields, confidentiality, branch } = data;
  const facts = { kind, channel, category, amount, flags, fields, confidentiality };
  const rest = { branch, facts, term: null, customer: null, history: null };
  return { type: 'open-timetable', ...circumstances, now: happenedAt, ...rest, happenedAt };
}

/**
 * @param {{ store: EventStore }} house @param {string} id @param {any} command
 * @param {{ meta: any, takes?: any }} more
 */
async function decide({ store }, id, command, more) {
  const streamId = `timetable-${id}`;
  const announce = (/** @type {any} */ event, /** @type {any} */ state) => announceDeadlines(id, event, state);
  const handling = { store, decider: timetableDecider, streamId, command, recordedAt: command.now, announce, ...more };
  const { outcome } = await handleCommand(/** @type {any} */ (handling));
  if (outcome !== 'recorded') throw new Error(`A timetable could not be recorded: ${outcome}`);
}

/** @param {any} contract @param {{ key: string, number: number, atMs: number, data: unknown }} what */
export function announcementOf({ topic, type, data: shape }, { key, number, atMs, data }) {
  const at = instant(atMs);
  return {
    ...{ topic, key, number, eventId: randomUUID(), type, happenedAt: at, recordedAt: at },
    headers: { ce_correlationid: key, ce_policy: 'standard@1' },
    body: JSON.stringify(shape.parse(data)),
  };
}

const placeOf = (/** @type {any} */ { topic, key, number }) => ({ topic, key, number });
const metaOfRing = (/** @type {string} */ id) => ({
  actor: 'service:sla-timer',
  correlationId: id,
  policy: 'standard@1',
});
const instant = (/** @type {number} */ ms) => /** @type {any} */ (new Date(Math.round(ms)).toISOString());
