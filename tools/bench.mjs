/**
 * npm run bench [-- --only intake,append,relay,stack,start --rounds 3 --seconds 4 --complaints 3000 --keep]
 * What Redress costs, each figure beside its limit in the same run; docs/bench/README.md explains them. Starts its own
 * PostgreSQL, Redis and Kafka. `--keep` writes what was found to docs/bench/figures.json and figures.md.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figures } from './bench/figures/index.mjs';
import { ownPostgres } from './bench/house/postgres.mjs';
import { machine } from './bench/measure/machine.mjs';
import { keep } from './bench/keep.mjs';
import { reportOf } from './bench/report.mjs';
import { stateFolder } from './parts/places.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { InTheWay, say, tool } from './setup/say.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(figures).join(',') },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    complaints: { type: 'string', default: '3000' },
    keep: { type: 'boolean', default: false },
  },
});

await tool(async () => {
  const wanted = values.only.split(',');
  const unknown = wanted.find((name) => !(name in figures));
  if (unknown !== undefined)
    throw new InTheWay(`There is no figure ${unknown}; there are ${Object.keys(figures).join(', ')}.`);
  await ensureBuilt();
  const folder = join(stateFolder, 'bench');
  const logFolder = join(stateFolder, 'logs', 'bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(logFolder, { recursive: true });
  const ran = { ...machine(), rounds: Number(values.rounds), seconds: Number(values.seconds) };
  const found = [];
  for (const name of wanted) {
    const postgres = await ownPostgres({
      folder: join(folder, name, 'postgres'),
      logFile: join(logFolder, `postgres-${name}.log`),
    });
    try {
      const { rounds, seconds } = ran;
      const context = {
        postgres,
        folder: join(folder, name),
        logFolder,
        rounds,
        seconds,
        complaints: Number(values.complaints),
        say,
      };
      found.push(...[await figures[name](context)].flat());
    } catch (error) {
      // the others took minutes each: they are told all the same
      process.exitCode = 1;
      say(`${name} gave no figure: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await postgres.stop();
    }
  }
  if (process.exitCode === undefined) rmSync(folder, { recursive: true, force: true });
  const on = `${ran.cpu}, ${ran.cores} cores, ${ran.memoryGb} GB, Node ${ran.node}, load ${ran.loadBefore.toFixed(1)} before; medians of ${ran.rounds} rounds, ${ran.seconds} s each turn.`;
  const report = reportOf(found);
  console.log(`\n${on}\n\n${report}\n`);
  if (values.keep && process.exitCode === undefined) keep({ name: 'figures', ran, figures: found, on, report });
});
