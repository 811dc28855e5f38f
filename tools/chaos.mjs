/**
 * npm run chaos [-- --complaints 2000] [--faults N] [--seed N] [--per-second N] [--speed N] [--folder FOLDER]
 * Loads a stack of its own through the front door, breaks one part after the other, and compares what clients were told
 * with what is there. Without --faults each part breaks once; with it, so many faults are drawn from the seed.
 * With --brokers 3 the relay alone runs on three brokers whose leaders are killed, three times, while --announcements
 * (20000) go out; --mixed-batches lets it publish as it must not, and the loss is to be seen.
 * Exit code: 0 no differences, 1 differences. The evidence stays in the folder.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stateFolder } from './parts/places.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { checkNode, ensureInstalled } from './setup/install.mjs';
import { ensurePrograms } from './setup/local-parts.mjs';
import { bold, green, InTheWay, red, say, tool } from './setup/say.mjs';

const { values } = parseArgs({
  options: {
    complaints: { type: 'string', default: '2000' },
    faults: { type: 'string' },
    seed: { type: 'string' },
    'per-second': { type: 'string' },
    speed: { type: 'string', default: '20000' },
    folder: { type: 'string' },
    brokers: { type: 'string', default: '1' },
    announcements: { type: 'string', default: '20000' },
    'mixed-batches': { type: 'boolean', default: false },
  },
});

await tool(async () => {
  checkNode();
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : whole('seed', values.seed);
  await ensureInstalled();
  await ensureBuilt();
  const missing = await ensurePrograms(['redis', 'java', 'maven']);
  if (missing.length > 0) throw new InTheWay(missing.map(({ remedy }) => remedy).join('; '));

  const { tableOf } = await import('./chaos/table.mjs');
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const folder = values.folder ?? join(stateFolder, 'chaos', `${stamp}-seed-${seed}`);
  say(`Seed ${seed}: repeat this run with --seed ${seed}.`);
  const result = await (values.brokers === '3' ? leaders : wholeStack)({ seed, folder, say });
  console.log(`\n${tableOf(result)}\n`);
  const verdict =
    result.differences.length === 0 ? green('Nothing was lost and nothing doubled.') : red('Differences.');
  console.log(`${bold(verdict)} Seed ${seed}; the evidence is in ${result.folder}`);
  process.exitCode = result.differences.length === 0 ? 0 : 1;
});

/** @typedef {{ seed: number, folder: string, say: (sentence: string) => void }} Common */

async function wholeStack(/** @type {Common} */ common) {
  const { faultRun } = await import('./chaos/index.mjs');
  const [complaints, speed] = [whole('complaints', values.complaints), whole('speed', values.speed)];
  const faults = values.faults === undefined ? 'each-part' : whole('faults', values.faults);
  // so that the last complaint is posted when about the last fault is over
  const lastsSeconds = faults === 'each-part' ? 100 : Math.max(10, faults * 3);
  const perSecond = values['per-second'] ? whole('per-second', values['per-second']) : complaints / lastsSeconds;
  return faultRun({ ...common, complaints, faults, perSecond, speed });
}

async function leaders(/** @type {Common} */ common) {
  const { leaderRun } = await import('./chaos/leaders/index.mjs');
  const announcements = whole('announcements', values.announcements);
  return leaderRun({ ...common, announcements, mixedBatches: values['mixed-batches'] });
}

/** @param {string} option @param {string} value */
function whole(option, value) {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new InTheWay(`--${option} is "${value}", which is no whole number.`);
}
