import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '../../parts/places.mjs';
import { freePort } from '../../parts/ports.mjs';
import { cpuSecondsOf, memoryMbOf } from '../measure/processes.mjs';
import { untilQuiet } from '../measure/quiet.mjs';

/** Long enough for everything that happens every few seconds. */
const IDLE_SECONDS = 20;
/** What a start leaves to do, such as compiling the policies that have just arrived, is not rest. */
const SETTLE_SECONDS = 10;

/**
 * What the four services cost when nothing happens, with the parts they keep busy beside them.
 *
 * @param {import('../house/stack.mjs').House} house
 * @param {Pick<import('./context.d.mts').Context, 'say'>} context
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function idleOfServices({ pids }, { say }) {
  say(`At rest: watching for ${IDLE_SECONDS} s.`);
  const groups = {
    'four services': pids.services,
    gateway: [pids.gateway],
    PostgreSQL: [pids.postgres],
    Redis: [pids.redis],
    Kafka: [pids.broker],
  };
  const rows = await atRest(groups);
  const [services] = rows;
  return {
    title: 'At rest: the four services on PostgreSQL, Redis and Kafka',
    rows,
    goals: [
      { what: 'of one core, the four services', unit: '%', value: services?.cpuPercent ?? NaN, below: 5 },
      { what: 'memory of the four services', unit: 'MB', value: services?.memoryMb ?? NaN, below: 800 },
    ],
  };
}

/**
 * The same for `npm start` as a whole: the command itself, the one process and its PostgreSQL, with the demonstration
 * data that everybody gets.
 *
 * @param {import('./context.d.mts').Context} context
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function start({ folder, say }) {
  say('npm start: starting.');
  const env = { ...process.env, REDRESS_HOME: join(folder, 'home'), GATEWAY_PORT: String(await freePort()) };
  const command = spawn('npm', ['start'], {
    cwd: workspaceRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const killAll = () => command.pid !== undefined && command.exitCode === null && process.kill(-command.pid, 'SIGKILL');
  process.once('exit', killAll);
  try {
    await untilItSays(command, /Ready after/);
    await untilQuiet([command.pid], 60_000);
    say(`npm start: watching for ${IDLE_SECONDS} s.`);
    const rows = await atRest({ 'npm start, all its processes': [command.pid] });
    return {
      title: 'At rest: npm start',
      rows,
      goals: [{ what: 'memory of npm start as a whole', unit: 'MB', value: rows[0]?.memoryMb ?? NaN, below: 600 }],
    };
  } finally {
    await pressCtrlC(command);
    process.off('exit', killAll);
  }
}

/** As a terminal does it: everybody in the foreground hears it, npm and what it runs. */
async function pressCtrlC(/** @type {import('node:child_process').ChildProcess} */ command) {
  if (command.pid === undefined || command.exitCode !== null) return;
  const ended = new Promise((resolve) => command.once('exit', resolve));
  process.kill(-command.pid, 'SIGINT');
  await ended;
}

/** @param {Record<string, (number | undefined)[]>} groups */
async function atRest(groups) {
  await sleep(SETTLE_SECONDS * 1_000);
  const before = Object.values(groups).map(cpuSecondsOf);
  await sleep(IDLE_SECONDS * 1_000);
  return Object.entries(groups).map(([what, pids], at) => ({
    what,
    cpuPercent: ((cpuSecondsOf(pids) - (before[at] ?? NaN)) / IDLE_SECONDS) * 100,
    memoryMb: memoryMbOf(pids),
  }));
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} command @param {RegExp} words */
function untilItSays(command, words) {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (/** @type {Buffer} */ chunk) => {
      said += chunk;
      if (words.test(said)) resolve(undefined);
    };
    command.stdout.on('data', listen);
    command.stderr.on('data', listen);
    command.once('exit', () => reject(new Error(`npm start ended: ${said}`)));
  });
}
