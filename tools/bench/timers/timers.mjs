import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { verifyChain } from '../../../libs/event-store/dist/index.js';
import { cpuSecondsOf } from '../measure/processes.mjs';
import { untilQuiet } from '../measure/quiet.mjs';
import { bareBullMq } from './bare-bullmq.mjs';
import { schema } from './house.mjs';
import { memoryOf, sizesOf, sweptOf, untilInStep } from './look.mjs';
import { multiply } from './multiply.mjs';
import { recordTemplates } from './templates.mjs';
import { noticed, sendWave } from './wave.mjs';

/** Of every complaint the read model holds so many open deadlines. */
const OPEN_OF_EACH = 3;
const TEMPLATES = 600;
/** Time for the service to take in a wave and set its alarms. */
const AHEAD_MS = 25_000;
/** The default of ALARM_CONCURRENCY. */
const CONCURRENCY = 500;
const EMPTIED_BEFORE_MS = 50;
/** Every promise is kept or broken by then. */
const LEFT_ALONE_MS = 2_000;
/** The defaults of SWEEP_GRACE_MS and SWEEP_EVERY_MS. */
const SWEEP_PERIOD_MS = 650;

/**
 * @param {import('./house.mjs').TimerHouse} house
 * @param {{ open: number, wave: number, say: (sentence: string) => void }} wanted
 * @returns {Promise<import('../figures/context.d.mts').Figure[]>}
 */
export async function timers(house, { open, wave, say }) {
  await fill(house, open, say);
  const redis = new Redis(house.redis.url);
  say('The service starts.');
  const beganMs = performance.now();
  const server = await house.start();
  const readySeconds = (performance.now() - beganMs) / 1000;
  const inStep = await untilInStep(server.port);
  const startedSeconds = (performance.now() - beganMs) / 1000;
  const started = {
    readySeconds,
    inStepAfterSeconds: startedSeconds,
    ...inStep,
    ...(await memoryOf(redis)),
    ...(await sizesOf(house)),
  };
  try {
    await untilQuiet([server.pid, house.postgres.pid()]);
    const spread = (/** @type {number} */ from) => Array.from({ length: wave }, (_, n) => from + (n * 1000) / wave);
    const instant = (/** @type {number} */ at) => Array.from({ length: wave }, () => at);
    const rows = [];
    /** @type {import('../figures/context.d.mts').Figure[]} */
    const profiles = [];
    for (const [what, dueMs, disturb] of /** @type {const} */ ([
      ['spread over one second, the first since the start', spread, false],
      ['spread over one second', spread, false],
      ['at one instant', instant, false],
      ['spread over one second, Redis emptied just before', spread, true],
      ['at one instant, Redis emptied just before', instant, true],
    ])) {
      say(`${wave} deadlines fall due ${what}.`);
      const { row, profile } = await fallDue(house, { server, redis, dueMs, disturb });
      rows.push({ what, ...row });
      if (profile) profiles.push(...profileOf(what, profile, wave));
    }
    const bare = [];
    for (const [what, dueMs] of /** @type {const} */ ([
      ['spread over one second', spread],
      ['at one instant', instant],
    ])) {
      say(`BullMQ alone: ${wave} jobs ${what}.`);
      const late = await bareBullMq({
        redisUrl: house.redis.url,
        pending: Number(inStep.alarmsSet),
        concurrency: CONCURRENCY,
        dueMs: (now) => dueMs(now + 3_000),
      });
      bare.push({ what, ...inMs('late', late) });
    }
    return [...figuresOf({ open, started, rows, bare }), ...profiles];
  } finally {
    redis.disconnect();
    await server.stop();
  }
}

/** @param {import('./house.mjs').TimerHouse} house @param {number} open @param {(sentence: string) => void} say */
async function fill(house, open, say) {
  say('The service lays out its tables.');
  const first = await house.prepare();
  say(`${TEMPLATES} complaints of the last day are recorded by the rules of the policy "standard".`);
  const total = Math.ceil(open / OPEN_OF_EACH);
  const count = Math.min(TEMPLATES, total);
  const templates = await recordTemplates({ source: house.source, count, youngestMinutes: 30, oldestMinutes: 23 * 60 });
  await untilProjected(house, count * OPEN_OF_EACH);
  await first.stop();
  say('Every chain of theirs is whole; they are copied.');
  await whole(house);
  await multiply({ databaseUrl: house.databaseUrl, schema, templates, total });
}

async function whole(/** @type {import('./house.mjs').TimerHouse} */ { source }) {
  const { faults } = await verifyChain(source);
  if (faults.length > 0) throw new Error(`The chain of ${faults.length} streams is broken.`);
}

async function untilProjected(/** @type {import('./house.mjs').TimerHouse} */ { client }, /** @type {number} */ open) {
  for (let found = 0; found < open; await sleep(200))
    [{ found }] = (await client.query('SELECT count(*)::int AS found FROM open_deadline_1')).rows;
}

/**
 * @param {import('./house.mjs').TimerHouse} house
 * @param {{ server: import('../house/servers.mjs').Server, redis: Redis, dueMs: (now: number) => readonly number[], disturb: boolean }} wave
 */
async function fallDue(house, { server, redis, dueMs, disturb }) {
  const { due, ids, spareMs } = await takenInTime(house, dueMs);
  const pids = [server.pid, house.postgres.pid()];
  await untilQuiet(pids, spareMs - 1_500);
  const sweptBefore = await sweptOf(server.port);
  let before = NaN;
  const { result, profile } = await house.profiled(server.pid, async () => {
    await sleep(due[0] - Date.now() - EMPTIED_BEFORE_MS);
    if (disturb) await redis.flushall();
    before = cpuSecondsOf(pids);
    // to ask meanwhile would burden what is measured
    await sleep((due.at(-1) ?? 0) - Date.now() + LEFT_ALONE_MS);
    return noticed(house, ids);
  });
  const { decidedMs, committedMs } = result;
  const cpuSeconds = cpuSecondsOf(pids) - before;
  const swept = (await sweptOf(server.port)) - sweptBefore;
  return { row: { ...inMs('decided', decidedMs), ...inMs('committed', committedMs), swept, cpuSeconds }, profile };
}

/**
 * A wave that the service has taken in well before it falls due; where it was too slow, another one with twice the time.
 *
 * @param {import('./house.mjs').TimerHouse} house
 * @param {(from: number) => readonly number[]} dueMs
 */
async function takenInTime(house, dueMs) {
  for (let aheadMs = AHEAD_MS; aheadMs <= 4 * AHEAD_MS; aheadMs *= 2) {
    const due = dueMs(Date.now() + aheadMs);
    const ids = await sendWave(house, due);
    const spareMs = due[0] - Date.now();
    if (spareMs > 2_000) return { due, ids, spareMs };
    await noticed(house, ids);
  }
  throw new Error('The service is too slow to take in a wave before it falls due.');
}

/** @param {string} name @param {{ p50: number, p99: number, max: number }} late */
const inMs = (name, { p50, p99, max }) => ({
  [`${name} p50 ms`]: p50,
  [`${name} p99 ms`]: p99,
  [`${name} max ms`]: max,
});

/**
 * @param {string} what @param {any} profile @param {number} wave
 * @returns {import('../figures/context.d.mts').Figure[]}
 */
function profileOf(what, { busySeconds, areas, functions, statements }, wave) {
  const rowsOf = (/** @type {{ name: string, share: number }[]} */ shares) =>
    shares.slice(0, 25).map(({ name, share }) => ({ what: name, microsEach: (share * busySeconds * 1e6) / wave }));
  return [
    { title: `Main thread, by library: ${what}`, rows: rowsOf(areas), goals: [] },
    { title: `Main thread, by function: ${what}`, rows: rowsOf(functions), goals: [] },
    {
      title: `Statements of PostgreSQL: ${what}`,
      rows: statements.map((/** @type {any} */ { what: text, calls, ms }) => ({
        what: text.replaceAll('|', '/'),
        calls,
        msEach: ms / calls,
        microsPerDeadline: (ms * 1_000) / wave,
      })),
      goals: [],
    },
  ];
}

/** @param {{ open: number, started: any, rows: any[], bare: any[] }} found @returns {import('../figures/context.d.mts').Figure[]} */
function figuresOf({ open, started, rows, bare }) {
  const [, spread, instant, spreadEmptied, instantEmptied] = rows;
  const thousands = open.toLocaleString('en');
  return [
    {
      title: `Start with ${thousands} open deadlines`,
      rows: [started],
      goals: [
        {
          what: 'from the start of the process until Redis is in step',
          unit: 's',
          value: started.inStepAfterSeconds,
          below: 60,
        },
        {
          what: 'alarms in Redis for each moment within the horizon',
          unit: '',
          value: started.alarmsSet / started.withinHorizon,
          atLeast: 0.99,
          below: 1.05,
        },
      ],
    },
    {
      title: 'How late they are noticed',
      rows,
      goals: [
        {
          what: 'spread over one second: p99 of the lateness at commit',
          unit: 'ms',
          value: spread['committed p99 ms'],
          below: 100,
        },
        {
          what: 'at one instant: the last one committed',
          unit: 'ms',
          value: instant['committed max ms'],
          below: 1_000,
        },
        {
          what: 'spread, Redis emptied: p99 of the lateness at commit, within the sweep’s period',
          unit: 'ms',
          value: spreadEmptied['committed p99 ms'],
          below: SWEEP_PERIOD_MS,
        },
        {
          what: 'at one instant, Redis emptied: the last one committed, within the sweep’s period and a second',
          unit: 'ms',
          value: instantEmptied['committed max ms'],
          below: SWEEP_PERIOD_MS + 1_000,
        },
      ],
    },
    { title: 'BullMQ alone with the same jobs, nothing recorded', rows: bare, goals: [] },
  ];
}
