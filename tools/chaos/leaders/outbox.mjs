import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AnnouncementLog, beginEpoch, EventStore, eventStoreMigrations } from '../../../libs/event-store/dist/index.js';

/** Complaints that the announcements are about. */
const COMPLAINTS = 500;
/** Announcements in one append, and appends at once. */
const [TOGETHER, SIDE_BY_SIDE] = [10, 8];
export const TOPIC = 'intake';

/**
 * A service's outbox on a server of its own.
 *
 * @param {string} url  of an empty database
 */
export async function openOutbox(url) {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    poolSize: 20,
    migrations: [...eventStoreMigrations],
    migrationsTableName: 'migration',
  }).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await beginEpoch(dataSource);
  const store = new EventStore(dataSource);
  return {
    dataSource,
    log: new AnnouncementLog(dataSource),
    /** Announces so many facts, a few at once, evenly over some seconds. */
    announce: (/** @type {number} */ count, /** @type {number} */ seconds) => announce(store, count, seconds),
    /** @returns {Promise<{ key: string, number: number, event_id: string }[]>} */
    announced: () => dataSource.query('SELECT key, number, event_id FROM announcement WHERE own'),
    async close() {
      await store.stop();
      await dataSource.destroy();
    },
  };
}

/** @param {EventStore} store @param {number} count @param {number} seconds */
async function announce(store, count, seconds) {
  const begunAt = performance.now();
  const appends = Array.from({ length: Math.ceil(count / TOGETHER) }, (_, index) => index);
  const left = appends[Symbol.iterator]();
  const work = async () => {
    for (const index of left) {
      const dueAt = begunAt + (index / appends.length) * seconds * 1_000;
      if (dueAt > performance.now()) await new Promise((resolve) => setTimeout(resolve, dueAt - performance.now()));
      await store.append({ events: [], announcements: Array.from({ length: TOGETHER }, () => fact(index)) });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

/** @param {number} index @returns {import('../../../libs/event-store/dist/index.js').NewAnnouncement} */
function fact(index) {
  const now = /** @type {import('../../../libs/business-time/dist/index.js').Instant} */ (new Date().toISOString());
  return {
    eventId: randomUUID(),
    topic: TOPIC,
    key: `complaint-${index % COMPLAINTS}`,
    type: 'redress.intake.complaint-registered.v1',
    happenedAt: now,
    recordedAt: now,
    data: { narrative: 'vault:none', filler: 'x'.repeat(300) },
    headers: {},
  };
}
