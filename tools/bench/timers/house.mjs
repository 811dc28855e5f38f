import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startRedis } from '../../parts/index.mjs';
import { workspaceRoot } from '../../parts/places.mjs';
import { startIssuer } from '../house/issuer.mjs';
import { ownPostgres } from '../house/postgres.mjs';
import { publishPolicies } from '../house/publish-policies.mjs';
import { startServer } from '../house/servers.mjs';

export const schema = 'sla_timer';

/**
 * A PostgreSQL and a Redis of their own and the SLA timer as a process, alone: what it hears is put into its log, and
 * what it announces goes nowhere.
 *
 * @param {{ folder: string, hz: number, env?: Record<string, string> }} options
 */
export async function timerHouse({ folder, hz, env = {} }) {
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const postgres = await ownPostgres({ folder: join(folder, 'postgres'), logFile: join(logFolder, 'postgres.log') });
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
      env: { ...database.env, ...issuer.env, TRANSPORT: 'in-process', REDIS_URL: redis.url, ...env },
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
    async stop() {
      if (source.isInitialized) await source.destroy();
      await client.end();
      issuer.stop();
      await Promise.all([redis.stop(), postgres.stop()]);
    },
  };
}

async function setHz(/** @type {string} */ url, /** @type {number} */ hz) {
  const client = new Redis(url);
  await client.config('SET', 'hz', String(hz));
  client.disconnect();
}

/** @typedef {Awaited<ReturnType<typeof timerHouse>>} TimerHouse */
