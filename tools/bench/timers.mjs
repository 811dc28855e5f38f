/**
 * npm run bench:timers [-- --open 1000000 --wave 1000 --hz 100 --folder DIR]
 * What a million open deadlines cost and how late those that fall due are noticed: the SLA timer as a process on a
 * PostgreSQL and a Redis of its own, beside BullMQ alone with the same jobs. Some 6 minutes and 10 GB of disk.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../parts/places.mjs';
import { say, tool } from '../setup/say.mjs';
import { machine } from './measure/machine.mjs';
import { isMet, reportOf } from './report.mjs';
import { timerHouse } from './timers/house.mjs';
import { timers } from './timers/timers.mjs';

const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '1000000' },
    wave: { type: 'string', default: '1000' },
    hz: { type: 'string', default: '100' },
    folder: { type: 'string' },
  },
});

await tool(async () => {
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'redress-bench-timers-'));
  const on = machine();
  const house = await timerHouse({ folder, hz: Number(values.hz) });
  try {
    const figures = await timers(house, { open: Number(values.open), wave: Number(values.wave), say });
    const report = reportOf(figures);
    console.log(`\n${report}\n`);
    write(
      { machine: on, open: Number(values.open), wave: Number(values.wave), redisHz: Number(values.hz), figures },
      report,
    );
    if (!figures.every(({ goals }) => goals.every(isMet))) process.exitCode = 1;
  } finally {
    await house.stop();
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
  }
});

function write(/** @type {any} */ found, /** @type {string} */ report) {
  const docs = join(workspaceRoot, 'docs/bench');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'timers.json'), `${JSON.stringify(found, null, 2)}\n`);
  const { at, cpu, cores, memoryGb, node, commit, loadBefore } = found.machine;
  writeFileSync(
    join(docs, 'timers.md'),
    `# How late a deadline is noticed\n\n\`npm run bench:timers\` printed this at ${at} (commit ${commit}) on ${cores} cores of ${cpu} with ${memoryGb} GB, load ${loadBefore.toFixed(1)} before, Node ${node}, Redis with \`hz ${found.redisHz}\`. What it does is told in [tools/bench/timers/README.md](../../tools/bench/timers/README.md).\n\n${report}\n`,
  );
}
