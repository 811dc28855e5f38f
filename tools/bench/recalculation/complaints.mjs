import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ComplaintRegistered } from '../../../libs/contracts/dist/index.js';
import { AnnouncementLog } from '../../../libs/event-store/dist/index.js';
import { workspaceRoot } from '../../parts/places.mjs';

const sample = JSON.parse(
  readFileSync(join(workspaceRoot, `libs/contracts/samples/${ComplaintRegistered.type}.json`), 'utf8'),
);
const branches = ['cn/east/shanghai-01', 'cn/east/hangzhou-01', 'cn/south/guangzhou-01'];

/** @param {number} place */
function registered(place) {
  const now = /** @type {any} */ (new Date().toISOString());
  return {
    topic: ComplaintRegistered.topic,
    key: randomUUID(),
    number: 1,
    eventId: randomUUID(),
    type: ComplaintRegistered.type,
    happenedAt: now,
    recordedAt: now,
    headers: { ce_policy: 'standard@1' },
    body: JSON.stringify({ ...sample, branch: branches[place % branches.length] }),
  };
}

/**
 * Lets `count` complaints arrive as they do from intake, no faster than the service opens their timetables.
 *
 * @param {import('typeorm').DataSource} source
 * @param {number} count
 * @param {(sentence: string) => void} say
 */
export async function openTimetables(source, count, say) {
  const log = new AnnouncementLog(source);
  for (let sent = 0; sent < count;) {
    const batch = Math.min(500, count - sent);
    await log.receive(Array.from({ length: batch }, (_, at) => registered(sent + at)));
    sent += batch;
    if (sent % 10_000 === 0) say(`${sent} complaints have arrived.`);
    while ((await waiting(source)) > 1_500) await sleep(50);
  }
  while ((await waiting(source)) > 0) await sleep(200);
}

async function waiting(/** @type {import('typeorm').DataSource} */ source) {
  const [{ n }] = await source.query(
    'SELECT count(*)::int AS n FROM announcement_head WHERE NOT own AND taken < number',
  );
  return n;
}

/**
 * New complaints, evenly, until told to stop; answers how long each waited for its deadlines, in milliseconds.
 *
 * @param {import('typeorm').DataSource} source
 * @param {number} perSecond
 */
export function newComplaints(source, perSecond) {
  const log = new AnnouncementLog(source);
  /** @type {string[]} */
  const keys = [];
  let stopped = false;
  const sending = (async () => {
    for (let next = performance.now(); !stopped; next += 1_000 / perSecond) {
      const complaint = registered(keys.length);
      keys.push(complaint.key);
      await log.receive([complaint]);
      await sleep(Math.max(0, next + 1_000 / perSecond - performance.now()));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await sending;
      while ((await waiting(source)) > 0) await sleep(50);
      const rows = await source.query(
        `SELECT extract(epoch FROM min(s.logged_at) - i.logged_at)::float8 * 1000 AS ms
           FROM announcement i JOIN announcement s ON s.topic = 'sla' AND s.key = i.key
          WHERE i.topic = 'intake' AND i.key = ANY ($1::text[]) GROUP BY i.key, i.logged_at`,
        [keys],
      );
      const ms = rows
        .map((/** @type {{ ms: number }} */ row) => row.ms)
        .sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
      const at = (/** @type {number} */ share) => ms[Math.min(ms.length - 1, Math.floor(share * ms.length))] ?? NaN;
      return { count: ms.length, p50: at(0.5), p99: at(0.99), max: ms.at(-1) ?? NaN };
    },
  };
}
