/**
 * npm run bench:profile [-- --requests 8000 --connections 64 --keep]
 * Where the time of a registration goes: a CPU profile of intake under load, by library and by function, and what
 * PostgreSQL says of its statements. Profiles with sampling, so the figures of `npm run bench` are lower.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stateFolder } from '../parts/places.mjs';
import { ensureBuilt } from '../setup/build.mjs';
import { say, tool } from '../setup/say.mjs';
import { startIssuer } from './house/issuer.mjs';
import { ownPostgresWith } from './house/postgres.mjs';
import { startIntake } from './house/servers.mjs';
import { keep } from './keep.mjs';
import { startCaller } from './load/caller.mjs';
import { machine } from './measure/machine.mjs';
import { untilQuiet } from './measure/quiet.mjs';
import { summarise } from './profile/summarise.mjs';
import { reportOf } from './report.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '8000' },
    connections: { type: 'string', default: '64' },
    keep: { type: 'boolean', default: false },
  },
});
const requests = Number(values.requests);
const connections = Number(values.connections);
const preload = fileURLToPath(new URL('./profile/preload.mjs', import.meta.url));

await tool(async () => {
  await ensureBuilt();
  const folder = join(stateFolder, 'bench', 'profile');
  const logFolder = join(stateFolder, 'logs', 'bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  mkdirSync(logFolder, { recursive: true });
  const ran = { ...machine(), requests, connections };
  const postgres = await countingPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(logFolder, 'profile.log'),
  });
  try {
    const figures = await profiled(postgres, join(folder, 'intake.cpuprofile'), logFolder);
    const on = `${ran.cpu}, ${ran.cores} cores, Node ${ran.node}, load ${ran.loadBefore.toFixed(1)} before; ${requests} registrations over ${connections} connections.`;
    const report = reportOf(figures);
    console.log(`\n${on}\n\n${report}\n`);
    if (values.keep) keep({ name: 'profile', ran, figures, on, report });
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A PostgreSQL that counts its statements. @param {{ folder: string, logFile: string }} places */
async function countingPostgres(places) {
  const postgres = await ownPostgresWith(places, [`shared_preload_libraries = 'pg_stat_statements'`]);
  await postgres.query(postgres.url, 'CREATE EXTENSION pg_stat_statements');
  return postgres;
}

/**
 * @param {Awaited<ReturnType<typeof ownPostgresWith>>} postgres @param {string} file @param {string} logFolder
 * @returns {Promise<import('./figures/context.d.mts').Figure[]>}
 */
async function profiled(postgres, file, logFolder) {
  const { env, databaseUrl } = await postgres.forServices('profile');
  const issuer = await startIssuer();
  const caller = startCaller();
  const intake = await startIntake({
    env: { ...env, ...issuer.env, PROFILE_FILE: file },
    databaseUrl,
    logFolder,
    node: ['--import', preload],
  });
  const { pid = 0, port, path } = intake;
  const run = () =>
    caller.run({ loop: 'closed', port, path, token: issuer.token, connections, seconds: 120, requests });
  try {
    say('Warming up.');
    await run();
    await untilQuiet([pid, postgres.pid()]);
    await postgres.query(postgres.url, 'SELECT pg_stat_statements_reset()');
    say('Profiling.');
    process.kill(pid, 'SIGUSR2');
    const { accepted } = await run();
    process.kill(pid, 'SIGUSR2');
    await sleep(2_000);
    return [...ofNode(file, accepted), await ofPostgres(postgres, accepted)];
  } finally {
    caller.stop();
    issuer.stop();
    await intake.stop();
  }
}

/** @param {string} file @param {number} accepted @returns {import('./figures/context.d.mts').Figure[]} */
function ofNode(file, accepted) {
  const { busySeconds, areas, functions } = summarise(JSON.parse(readFileSync(file, 'utf8')));
  const rowsOf = (/** @type {typeof areas} */ shares) =>
    shares.map(({ name, share }) => ({
      what: name,
      percent: share * 100,
      micros: (share * busySeconds * 1e6) / accepted,
    }));
  return [
    { title: 'Time of the main thread, by library', rows: rowsOf(areas.slice(0, 20)), goals: [] },
    { title: 'Time of the main thread, by function', rows: rowsOf(functions.slice(0, 25)), goals: [] },
  ];
}

/** @param {Awaited<ReturnType<typeof ownPostgresWith>>} postgres @param {number} accepted @returns {Promise<import('./figures/context.d.mts').Figure>} */
async function ofPostgres(postgres, accepted) {
  const rows = await postgres.query(
    postgres.url,
    `SELECT regexp_replace(left(query, 90), '\\s+', ' ', 'g') AS what, calls::float8 AS calls, total_exec_time AS ms
       FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%' ORDER BY total_exec_time DESC LIMIT 12`,
  );
  return {
    title: 'Statements of PostgreSQL, by time',
    rows: rows.map(({ what, calls, ms }) => ({
      what: what.replaceAll('|', '/'),
      callsPerComplaint: calls / accepted,
      msEach: ms / calls,
      microsPerComplaint: (ms * 1_000) / accepted,
    })),
    goals: [],
  };
}
