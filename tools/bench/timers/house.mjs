import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startRedis } from '../../parts/index.mjs';
import { workspaceRoot } from '../../parts/places.mjs';
import { startIssuer } from '../house/issuer.mjs';
import { ownPostgresWith } from '../house/postgres.mjs';
import { publishPolicies } from '../house/publish-policies.mjs';
import { startServer } from '../house/servers.mjs';
import { summarise } from '../profile/summarise.mjs';

export const schema = 'sla_timer';
const preload = fileURLToPath(new URL('../profile/preload.mjs', import.meta.url));

/**
 * A PostgreSQL and a Redis of their own and the SLA timer as a process, alone: what it hears is put into its log, and
 * what it announces goes nowhere.
 *
 * @param {{ folder: string, hz: number, profile: boolean, env?: Record<string, string> }} options
 */
export async function timerHouse({ folder, hz, profile, env = {} }) {
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const profileFile = join(folder, 'sla-timer.cpuprofile');
  const places = { folder: join(folder, 'postgres'), logFile: join(logFolder, 'postgres.log') };
  const postgres = await ownPostgresWith(places, [
    'track_commit_timestamp = on',
    ...(profile ? [`shared_preload_libraries = 'pg_stat_statements'`] : []),
  ]);
  const redis = await startRedis();
  await setHz(redis.url, hz);
  const issuer = await startIssuer();
  const database = await postgres.forServices('timers');
  const source = new DataSource({
    ...{ type: 'postgres', url: database.databaseUrl, poolSize: 4, extra: { options: `-c search_path=${schema}` } },
  });
  const client = new pg.Client({ connectionString: database.databaseUrl, options: `-c search_path=${schema}` });
  const start = () =>
    startServer({
      name: 'sla-timer',
      entry: join(workspaceRoot, 'apps/sla-timer/dist/main.js'),
      env: {
        ...database.env,
        ...issuer.env,
        TRANSPORT: 'in-process',
        REDIS_URL: redis.url,
        PROFILE_FILE: profileFile,
        ...env,
      },
      node: profile ? ['--import', preload] : [],
      logFile: join(logFolder, 'sla-timer.log'),
      ready: '/health/ready',
      path: '/metrics',
    });
  return {
    ...{ postgres, redis, source, client, start, databaseUrl: database.databaseUrl },
    /** Lays out the tables and lets policies and calendars arrive, as in a service that has run before. */
    async prepare() {
      const server = await start();
      await publishPolicies({ databaseUrl: database.databaseUrl, schema });
      await source.initialize();
      await client.connect();
      for (let found = 0; found === 0;)
        [{ found }] = (await client.query('SELECT count(*)::int AS found FROM relay_cursor')).rows;
      return server;
    },
    /**
     * What the main thread of the service does while `work` lasts; nothing unless profiles were asked for.
     *
     * @template T @param {number | undefined} pid @param {() => Promise<T>} work
     */
    async profiled(pid, work) {
      if (!profile || pid === undefined) return { result: await work(), profile: undefined };
      const ask = (/** @type {string} */ sql) => postgres.query(database.adminUrl, sql);
      await ask('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
      await ask('SELECT pg_stat_statements_reset()');
      process.kill(pid, 'SIGUSR2');
      const result = await work();
      process.kill(pid, 'SIGUSR2');
      await sleep(2_000);
      const statements = await ask(statementsByTime);
      return { result, profile: { ...summarise(JSON.parse(readFileSync(profileFile, 'utf8'))), statements } };
    },
    async stop() {
      if (source.isInitialized) await source.destroy();
      await client.end();
      issuer.stop();
      await Promise.all([redis.stop(), postgres.stop()]);
    },
  };
}

const statementsByTime = `SELECT regexp_replace(left(query, 90), '\\s+', ' ', 'g') AS what, calls::float8 AS calls, total_exec_time AS ms
  FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%' ORDER BY total_exec_time DESC LIMIT 12`;

async function setHz(/** @type {string} */ url, /** @type {number} */ hz) {
  const client = new Redis(url);
  await client.config('SET', 'hz', String(hz));
  client.disconnect();
}

/** @typedef {Awaited<ReturnType<typeof timerHouse>>} TimerHouse */
