import { randomUUID } from 'node:crypto';
import { EventStore } from '../../../libs/event-store/dist/index.js';
import { eventStoreSource } from '../house/event-store.mjs';
import { appendByOneStatement } from '../limit/one-statement.mjs';
import { medians } from '../measure/median.mjs';
import { cpuSecondsOf } from '../measure/processes.mjs';

const WRITERS = 64;
const at = '2026-03-06T09:00:00.000Z';
const data = { what: 'the lamp in the hall was switched on', by: 'a visitor', room: { floor: 3, name: 'hall' } };

/** @typedef {(streamId: string, version: number) => Promise<unknown>} Append */

/**
 * Appends of 64 writers, each to a stream of its own: by one statement each, which is the limit without group commit, and
 * through the event store. Also with a disk whose flush takes a millisecond longer.
 *
 * @param {import('./context.d.mts').Context} context
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function append({ postgres, rounds, seconds, say }) {
  const url = await postgres.forAppends('append');
  const rows = [];
  for (const flushMs of [0, 1]) {
    const source = await eventStoreSource({ url, flushMs });
    const store = new EventStore(source);
    /** @type {Record<string, Append>} */
    const contenders = {
      'one statement': oneStatement(/** @type {any} */ (source.driver).master),
      'event store': throughStore(store),
    };
    for (const contender of Object.values(contenders)) await measure(contender, 1, postgres.pid());
    /** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
    const measured = {};
    for (let round = 1; round <= rounds; round += 1) {
      say(`Append: round ${round} of ${rounds}, flush + ${flushMs} ms.`);
      for (const [name, contender] of Object.entries(contenders))
        (measured[name] ??= []).push(await measure(contender, seconds, postgres.pid()));
    }
    await store.stop();
    await source.destroy();
    const limit = medians(measured['one statement']);
    for (const [name, all] of Object.entries(measured)) {
      const own = medians(all);
      const ofLimit = { rate: own.perSecond / limit.perSecond, cpu: own.cpuMicros / limit.cpuMicros };
      rows.push({ what: name, slowerFlushMs: flushMs, ...own, ofLimit: ofLimit.rate, cpuOfLimit: ofLimit.cpu });
    }
  }
  const group = rows.find(({ what, slowerFlushMs }) => what === 'event store' && slowerFlushMs === 0);
  return {
    title: `Append by ${WRITERS} writers`,
    rows,
    goals: [
      { what: 'times the appends of one statement each', unit: '', value: group?.ofLimit ?? NaN, atLeast: 1.2 },
      { what: 'of the CPU of one statement each', unit: '', value: group?.cpuOfLimit ?? NaN, below: 0.5 },
    ],
  };
}

/** @param {Append} append @param {number} seconds @param {number | undefined} postgresPid */
async function measure(append, seconds, postgresPid) {
  let appends = 0;
  const cpu = () => cpuSecondsOf([process.pid, postgresPid]);
  const begun = { cpu: cpu(), at: performance.now() };
  const stopAt = begun.at + seconds * 1_000;
  const writer = async () => {
    const streamId = randomUUID();
    for (let version = 0; performance.now() < stopAt; version += 1) {
      await append(streamId, version);
      appends += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  const took = (performance.now() - begun.at) / 1_000;
  return { perSecond: appends / took, cpuMicros: ((cpu() - begun.cpu) / appends) * 1e6 };
}

/** @param {import('pg').Pool} pool @returns {Append} */
function oneStatement(pool) {
  return (streamId, version) => {
    const body = Buffer.from(JSON.stringify({ streamId, version, data }));
    return appendByOneStatement(pool, { streamId, version, at, body });
  };
}

/** @param {EventStore} store @returns {Append} */
function throughStore(store) {
  // the link is not looked at by an append, so any will do
  const hash = Buffer.alloc(32);
  return (streamId, version) => {
    const common = {
      eventId: randomUUID(),
      happenedAt: /** @type {any} */ (at),
      recordedAt: /** @type {any} */ (at),
      data,
    };
    return store.append({
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
}
