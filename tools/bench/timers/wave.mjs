import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ComplaintRegistered } from '../../../libs/contracts/dist/index.js';
import { AnnouncementLog } from '../../../libs/event-store/dist/index.js';
import { announcementOf, registration } from './templates.mjs';

/** First contact is due an hour after the registration. */
const WITHIN_MS = 3_600_000;

/**
 * Complaints registered some time ago arrive at the service, so that their first contact is due at the moments given.
 *
 * @param {import('./house.mjs').TimerHouse} house
 * @param {readonly number[]} dueMs
 * @returns {Promise<string[]>} the ids of the complaints, once the service has set their deadlines
 */
export async function sendWave({ source, client }, dueMs) {
  const log = new AnnouncementLog(source);
  const ids = dueMs.map(() => randomUUID());
  const arrivals = dueMs.map((due, place) =>
    announcementOf(ComplaintRegistered, {
      ...{ key: ids[place], number: 1, atMs: due - WITHIN_MS },
      data: { registrationNumber: 'R-1', ...registration },
    }),
  );
  for (let at = 0; at < arrivals.length; at += 250) await log.receive(arrivals.slice(at, at + 250));
  const table = `open_deadline_1`;
  await until(async () => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS set FROM ${table} WHERE complaint_id = ANY ($1::uuid[]) AND deadline = 'first-contact'`,
      [ids],
    );
    return rows[0].set === ids.length;
  });
  return ids;
}

/**
 * Waits until every first contact was noticed to be missed.
 *
 * @param {import('./house.mjs').TimerHouse} house
 * @param {readonly string[]} ids
 */
export async function noticed({ client }, ids) {
  const missed = `FROM announcement WHERE topic = 'sla' AND type LIKE '%deadline-missed%' AND key = ANY ($1::text[]) AND body::json ->> 'deadline' = 'first-contact'`;
  await until(async () => (await client.query(`SELECT count(*)::int AS n ${missed}`, [ids])).rows[0].n === ids.length);
  const { rows } = await client.query(
    `SELECT extract(epoch FROM (body::json ->> 'noticedAt')::timestamptz - (body::json ->> 'dueAt')::timestamptz)::float8 * 1000 AS decided,
            extract(epoch FROM pg_xact_commit_timestamp(xmin) - (body::json ->> 'dueAt')::timestamptz)::float8 * 1000 AS committed ${missed}`,
    [ids],
  );
  return {
    decidedMs: spread(rows.map(({ decided }) => decided)),
    committedMs: spread(rows.map(({ committed }) => committed)),
  };
}

/** @param {number[]} values */
export function spread(values) {
  const sorted = [...values].sort((one, two) => one - two);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? NaN };
}

async function until(/** @type {() => Promise<boolean>} */ holds, withinMs = 120_000) {
  for (const givesUpAt = Date.now() + withinMs; !(await holds()); await sleep(200))
    if (Date.now() > givesUpAt) throw new Error(`It took longer than ${withinMs / 1000} s.`);
}
