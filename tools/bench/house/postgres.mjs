import pg from 'pg';
import { startPostgres } from '../../parts/index.mjs';
import { commonEnvironment } from '../../stack/environment.mjs';
import { provisionDatabase } from '../../stack/database.mjs';
import { localSecrets } from '../../stack/secrets.mjs';

/**
 * A PostgreSQL of its own with settings that only a start can change, so it is started twice.
 *
 * @param {{ folder: string, logFile: string }} places
 * @param {readonly string[]} settings such as `track_commit_timestamp = on`
 */
export async function ownPostgresWith(places, settings) {
  const before = await ownPostgres(places);
  for (const setting of settings) await before.query(before.url, `ALTER SYSTEM SET ${setting}`);
  await before.stop();
  return ownPostgres(places);
}

/**
 * A PostgreSQL of its own, durable as in production and with its default settings.
 *
 * @param {{ folder: string, logFile: string }} places
 */
export async function ownPostgres({ folder, logFile }) {
  const server = await startPostgres({ dataFolder: folder, durable: true, logFile });
  const secrets = localSecrets();
  return {
    url: server.url,
    pid: server.pid,
    stop: server.stop,

    /** A database laid out for the services, and the environment that names it. */
    async forServices(/** @type {string} */ name) {
      const urls = await provisionDatabase({ adminUrl: server.url, name, secrets });
      const common = commonEnvironment({ ...urls, gatewayPort: 0, secrets });
      const env = /** @type {Record<string, string>} */ (
        Object.fromEntries(
          Object.entries(common).filter(([key, value]) => value !== undefined && !/^LOCAL_SIGN_IN|^GATEWAY/.test(key)),
        )
      );
      return { ...urls, env, adminUrl: withDatabase(server.url, name) };
    },

    /** A database with the tables of the event store alone, for what is measured without a service. */
    async forAppends(/** @type {string} */ name) {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`CREATE DATABASE "${name}"`);
      await client.end();
      return withDatabase(server.url, name);
    },
    /** @param {string} databaseUrl @param {string} sql */
    async query(databaseUrl, sql) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
  };
}

function withDatabase(/** @type {string} */ url, /** @type {string} */ name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
