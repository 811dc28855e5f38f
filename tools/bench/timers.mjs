/**
 * npm run bench:timers [-- --open 1000000 --wave 1000 --hz 10 --folder DIR --profile --keep]
 * What a million open deadlines cost and how late those that fall due are noticed: the SLA timer as a process on a
 * PostgreSQL and a Redis of its own, beside BullMQ alone with the same jobs. Some 8 minutes and 10 GB of disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say, tool } from '../setup/say.mjs';
import { keep } from './keep.mjs';
import { machine } from './measure/machine.mjs';
import { isMet, reportOf } from './report.mjs';
import { timerHouse } from './timers/house.mjs';
import { timers } from './timers/timers.mjs';

const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '1000000' },
    wave: { type: 'string', default: '1000' },
    hz: { type: 'string', default: '10' },
    folder: { type: 'string' },
    profile: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

await tool(async () => {
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'redress-bench-timers-'));
  const ran = { ...machine(), open: Number(values.open), wave: Number(values.wave), redisHz: Number(values.hz) };
  const house = await timerHouse({ folder, hz: ran.redisHz, profile: values.profile });
  try {
    const figures = await timers(house, { open: ran.open, wave: ran.wave, say });
    const on = `${ran.at}, commit ${ran.commit}: ${ran.cpu}, ${ran.cores} cores, ${ran.memoryGb} GB, load ${ran.loadBefore.toFixed(1)} before, Node ${ran.node}, Redis with \`hz ${ran.redisHz}\`. What is done is told in [tools/bench/timers/README.md](../../tools/bench/timers/README.md).`;
    const report = reportOf(figures);
    console.log(`\n${on}\n\n${report}\n`);
    if (values.keep) keep({ name: 'timers', ran, figures, on, report });
    if (!figures.every(({ goals }) => goals.every(isMet))) process.exitCode = 1;
  } finally {
    await house.stop();
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
  }
});
