/**
 * npm run bench:overload [-- --minutes 10 --keep]
 * Twice the highest rate that intake takes, arriving for ten minutes whatever is answered: memory, refusals, and whether
 * what was accepted is there. docs/bench/README.md explains it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stateFolder } from '../parts/places.mjs';
import { ensureBuilt } from '../setup/build.mjs';
import { say, tool } from '../setup/say.mjs';
import { stackOfItsOwn } from './house/stack.mjs';
import { ownPostgres } from './house/postgres.mjs';
import { keep } from './keep.mjs';
import { startCaller } from './load/caller.mjs';
import { machine } from './measure/machine.mjs';
import { median } from './measure/median.mjs';
import { memoryMbOf } from './measure/processes.mjs';
import { reportOf } from './report.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, keep: { type: 'boolean', default: false } },
});
const minutes = Number(values.minutes);
const MEMORY_EVERY_MS = 5_000;
const RATE_SECONDS = 10;

await tool(async () => {
  await ensureBuilt();
  const folder = join(stateFolder, 'bench', 'overload');
  const logFolder = join(stateFolder, 'logs', 'bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(logFolder, { recursive: true });
  const ran = { ...machine(), minutes };
  const postgres = await ownPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(logFolder, 'postgres-overload.log'),
  });
  try {
    const house = await stackOfItsOwn({ postgres, folder, logFolder });
    const figure = await overload(house, postgres).finally(() => house.stop());
    const on = `${ran.cpu}, ${ran.cores} cores, Node ${ran.node}, load ${ran.loadBefore.toFixed(1)} before; ${minutes} minutes.`;
    const report = reportOf([figure]);
    console.log(`\n${on}\n\n${report}\n`);
    if (values.keep) keep({ name: 'overload', ran, figures: [figure], on, report });
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {import('./house/stack.mjs').House} house
 * @param {Awaited<ReturnType<typeof ownPostgres>>} postgres
 * @returns {Promise<import('./figures/context.d.mts').Figure>}
 */
async function overload(house, postgres) {
  const caller = startCaller();
  const job = { ...house.intake, token: house.token };
  try {
    say('Finding the highest rate.');
    await caller.run({ ...job, loop: 'closed', connections: 64, seconds: RATE_SECONDS });
    const highest = await caller.run({ ...job, loop: 'closed', connections: 64, seconds: RATE_SECONDS });
    const before = await registered(house, postgres);
    const perSecond = highest.perSecond * 2;
    say(`${Math.round(perSecond)} complaints arrive a second, for ${minutes} minutes.`);
    const memory = watchMemory(house);
    const summary = await caller.run({ ...job, loop: 'open', perSecond, seconds: minutes * 60 });
    const samples = memory.stop();
    const there = (await registered(house, postgres)) - before;
    return figureOf({ summary, samples, there, highest: highest.perSecond });
  } finally {
    caller.stop();
  }
}

/** How many complaints the streams of intake hold. @param {import('./house/stack.mjs').House} house @param {Awaited<ReturnType<typeof ownPostgres>>} postgres */
async function registered({ stack }, postgres) {
  const sql = `SELECT count(*)::int AS complaints FROM intake.event WHERE type = 'ComplaintRegistered'`;
  return /** @type {number} */ ((await postgres.query(stack.databaseUrl, sql))[0].complaints);
}

/** Memory of each service, sampled until stopped. @param {import('./house/stack.mjs').House} house */
function watchMemory({ stack }) {
  const names = /** @type {const} */ (['intake', 'routing', 'sla-timer', 'feedback']);
  const begun = performance.now();
  /** @type {{ minute: number, mb: Record<string, number> }[]} */
  const samples = [];
  const timer = setInterval(() => {
    const mb = Object.fromEntries(names.map((name) => [name, memoryMbOf([stack.service(name).pid()])]));
    samples.push({ minute: Math.floor((performance.now() - begun) / 60_000) + 1, mb });
  }, MEMORY_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}

/**
 * @param {{ summary: import('./load/caller.mjs').Summary, samples: ReturnType<ReturnType<typeof watchMemory>['stop']>,
 *   there: number, highest: number }} found
 * @returns {import('./figures/context.d.mts').Figure}
 */
function figureOf({ summary, samples, there, highest }) {
  const last = Math.min(minutes, samples.at(-1)?.minute ?? 1);
  const third = Math.min(3, last);
  const services = Object.keys(samples[0]?.mb ?? {});
  const inMinute = (/** @type {string} */ service, /** @type {number} */ wanted) =>
    median(samples.filter(({ minute }) => minute === wanted).map(({ mb }) => mb[service] ?? NaN));
  const memory = services.map((service) => {
    const [then, now] = [inMinute(service, third), inMinute(service, last)];
    return { what: `memory of ${service}, MB`, [`minute ${third}`]: then, [`minute ${last}`]: now, grown: now / then };
  });
  const { refusals, accepted, latencyMs } = summary;
  const unanswered = summary.statuses['no answer'] ?? 0;
  return {
    title: `Overload: twice the highest rate (${Math.round(highest)} a second)`,
    rows: [
      { what: 'arrived', count: summary.arrived ?? NaN },
      { what: 'accepted', count: accepted, p50Ms: latencyMs.p50, p99Ms: latencyMs.p99 },
      { what: 'refused', count: refusals.count, p50Ms: refusals.latencyMs.p50, p99Ms: refusals.latencyMs.p99 },
      { what: 'refused otherwise than with 429 or 503, Retry-After and a problem', count: refusals.unclear },
      { what: 'connection lost before an answer', count: unanswered },
      { what: 'still without an answer 10 s after the last arrival', count: summary.waiting ?? NaN },
      { what: 'could not even be sent', count: summary.notSent ?? NaN },
      { what: 'sent late by the caller itself', p50Ms: summary.lateMs?.p50 ?? NaN, p99Ms: summary.lateMs?.p99 ?? NaN },
      ...memory,
    ],
    goals: [
      {
        what: `memory in the last minute, of minute ${third}`,
        unit: '',
        value: Math.max(...memory.map(({ grown }) => grown)),
        below: 1.1,
      },
      { what: 'until a refusal, p99', unit: 'ms', value: refusals.latencyMs.p99, below: 100 },
      {
        what: 'refusals that are not clear, and callers without an answer',
        unit: '',
        value: refusals.unclear + unanswered + (summary.waiting ?? NaN) + (summary.notSent ?? NaN),
        below: 1,
      },
      { what: 'of the accepted complaints are there', unit: '', value: there / accepted, atLeast: 1 },
    ],
  };
}
