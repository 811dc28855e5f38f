/**
 * npm run bench:event-store [-- --writers 64 --seconds 4 --flush-ms 0]
 * Appends a second, and the CPU each one costs, by one statement each and by group commit. PostgreSQL is one of its
 * own, with durability as in production; `--flush-ms` adds to every flush what a slower disk would.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { EventStore, eventStoreMigrations } from '../../libs/event-store/dist/index.js';
import { startPostgres } from '../parts/index.mjs';
import { say, tool } from '../setup/say.mjs';

const { values } = parseArgs({
  options: {
    writers: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '4' },
    'flush-ms': { type: 'string', default: '0' },
  },
});
const writers = Number(values.writers);
const seconds = Number(values.seconds);

/** What a service would send without this library: the same rows by one statement, with the same version check. */
const oneStatement = `WITH head AS (
    INSERT INTO stream AS s (stream_id, version, previous_version, hash, epoch, ordering_xid)
    VALUES ($1, $3::int, $2::int, sha256($6::bytea), 1, pg_current_xact_id())
    ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version, previous_version = excluded.previous_version,
      hash = excluded.hash, ordering_xid = greatest(s.ordering_xid, excluded.ordering_xid)
      WHERE s.version = excluded.previous_version
    RETURNING stream_id, version, ordering_xid
  ), recorded AS (
    INSERT INTO event (epoch, ordering_xid, stream_id, version, event_id, type, happened_at, recorded_at, body, hash)
    SELECT 1, ordering_xid, stream_id, version, $4::uuid, 'LampSwitched', $5::timestamptz, $5::timestamptz,
           convert_from($6::bytea, 'UTF8'), sha256($6::bytea) FROM head
  ), lane AS (
    INSERT INTO announcement_head AS h (topic, key, own, number, epoch, ordering_xid)
    SELECT 'lamps', stream_id, true, 1, 1, ordering_xid FROM head
    ON CONFLICT (topic, key) DO UPDATE SET number = h.number + 1,
      ordering_xid = greatest(h.ordering_xid, excluded.ordering_xid)
    RETURNING topic, key, number, ordering_xid
  )
  INSERT INTO announcement
    (epoch, ordering_xid, topic, key, number, own, event_id, type, happened_at, recorded_at, headers, body)
  SELECT 1, ordering_xid, topic, key, number, true, $4::uuid, 'lamps.lamp-switched.v1', $5::timestamptz,
         $5::timestamptz, '{"ce_correlationid":"lamp"}', convert_from($6::bytea, 'UTF8') FROM lane`;

const at = /** @type {any} */ ('2026-03-06T09:00:00.000Z');
const data = { what: 'the lamp in the hall was switched on', by: 'a visitor', room: { floor: 3, name: 'hall' } };

/** CPU seconds that the processes with this parent (and it) have used. */
function cpuOf(/** @type {number} */ parent) {
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(pid) === parent || Number(fields[1]) === parent ? [Number(fields[11]) + Number(fields[12])] : [];
      } catch {
        return [];
      }
    });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

await tool(async () => {
  const postgres = await startPostgres({ durable: true });
  try {
    const extra = { options: `-c commit_delay=${Number(values['flush-ms']) * 1000} -c commit_siblings=0` };
    const source = await new DataSource({
      ...{ type: 'postgres', url: postgres.url, poolSize: 24, extra },
      migrations: [...eventStoreMigrations],
    }).initialize();
    await source.runMigrations();
    const pool = /** @type {import('pg').Pool} */ (/** @type {any} */ (source.driver).master);

    /** @param {string} name @param {(streamId: string, version: number) => Promise<unknown>} append */
    const measure = async (name, append) => {
      let appends = 0;
      const stopAt = performance.now() + seconds * 1000;
      const begun = { own: process.cpuUsage(), theirs: cpuOf(postgres.pid()), at: performance.now() };
      const writer = async () => {
        const streamId = randomUUID();
        for (let version = 0; performance.now() < stopAt; version += 1) {
          await append(streamId, version);
          appends += 1;
        }
      };
      await Promise.all(Array.from({ length: writers }, writer));
      const took = (performance.now() - begun.at) / 1000;
      const own = process.cpuUsage(begun.own);
      const cpu = (own.user + own.system) / 1e6 + cpuOf(postgres.pid()) - begun.theirs;
      const micros = Math.round((cpu / appends) * 1e6);
      say(
        `${name.padEnd(34)} ${String(Math.round(appends / took)).padStart(6)} appends/s  ${String(micros).padStart(5)} µs of CPU each`,
      );
      return { rate: appends / took, micros };
    };
    const grouped = (/** @type {import('../../libs/event-store/dist/index.js').EventStoreOptions} */ options) => {
      const store = new EventStore(source, options);
      /** @type {Map<string, Buffer>} */
      const hashes = new Map();
      return async (/** @type {string} */ streamId, /** @type {number} */ version) => {
        const hash = hashes.get(streamId) ?? Buffer.alloc(32);
        const eventId = randomUUID();
        const common = { eventId, happenedAt: at, recordedAt: at, data };
        await store.append({
          stream: { streamId, version, hash },
          events: [{ ...common, type: 'LampSwitched', meta: { actor: 'user:lin', correlationId: streamId } }],
          announcements: [
            {
              ...common,
              type: 'lamps.lamp-switched.v1',
              topic: 'lamps',
              key: streamId,
              headers: { ce_correlationid: 'lamp' },
            },
          ],
        });
      };
    };
    const single = (/** @type {string} */ streamId, /** @type {number} */ version) =>
      pool.query({
        name: 'one_statement',
        text: oneStatement,
        values: [
          streamId,
          version,
          version + 1,
          randomUUID(),
          at,
          Buffer.from(JSON.stringify({ streamId, version, data })),
        ],
      });
    await measure('(warming up)', single);
    const one = await measure('one statement an append', single);
    for (const lanes of [1, 2, 4]) {
      const group = await measure(`group commit, lanes: ${lanes}`, grouped({ lanes }));
      say(
        `  ${(group.rate / one.rate).toFixed(2)} times as many, at ${(group.micros / one.micros).toFixed(2)} of the CPU`,
      );
    }
    await source.destroy();
  } finally {
    await postgres.stop();
  }
});
