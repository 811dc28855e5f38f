import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { startRedis } from '../../parts/index.mjs';
import { workspaceRoot } from '../../parts/places.mjs';
import { startIssuer } from '../house/issuer.mjs';
import { ownPostgres } from '../house/postgres.mjs';
import { publishPolicies } from '../house/publish-policies.mjs';
import { startServer } from '../house/servers.mjs';

const schema = 'sla_timer';

/**
 * The SLA timer as a process, with a PostgreSQL and a Redis of its own; what it hears is put into its log, and what it
 * announces goes nowhere.
 */
export async function recalculationHouse(/** @type {string} */ folder) {
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const postgres = await ownPostgres({ folder: join(folder, 'postgres'), logFile: join(logFolder, 'postgres.log') });
  const redis = await startRedis();
  const issuer = await startIssuer({ roles: ['leader-in-charge'], clearance: 'top-secret' });
  const { env, databaseUrl } = await postgres.forServices('recalculation');
  const start = () =>
    startServer({
      name: 'sla-timer',
      entry: join(workspaceRoot, 'apps/sla-timer/dist/main.js'),
      env: { ...env, ...issuer.env, TRANSPORT: 'in-process', REDIS_URL: redis.url },
      logFile: join(logFolder, 'sla-timer.log'),
      ready: '/health/ready',
      path: '/api/v1/calendars',
    });
  let server = await start();
  await publishPolicies({ databaseUrl, schema });
  const extra = { options: `-c search_path=${schema}` };
  const source = await new DataSource({ type: 'postgres', url: databaseUrl, poolSize: 4, extra }).initialize();
  return {
    source,
    /** @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] */
    async ask(path, body, headers = {}) {
      const answer = await fetch(`http://127.0.0.1:${server.port}${server.path}${path}`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { authorization: `Bearer ${issuer.token}`, 'content-type': 'application/json', ...headers },
      });
      const told = /** @type {any} */ (await answer.json());
      if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${JSON.stringify(told)}`);
      return { told, etag: answer.headers.get('etag') ?? '' };
    },
    /** An end without warning, and a new beginning. */
    async killAndStart() {
      process.kill(server.pid ?? NaN, 'SIGKILL');
      await server.stop().catch(() => undefined);
      server = await start();
    },
    async stop() {
      await source.destroy();
      await server.stop();
      issuer.stop();
      await Promise.all([redis.stop(), postgres.stop()]);
    },
  };
}
