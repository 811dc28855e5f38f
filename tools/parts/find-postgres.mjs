import { userInfo } from 'node:os';

const oldestVersion = 140_000;

/**
 * A PostgreSQL that lets us in and lets us make databases and roles.
 *
 * @param {string} [url]  the only place to look; without it, the standard port of this machine as `postgres` or as us
 * @returns {Promise<{ url: string } | undefined>}
 * @throws {Error} `url` was given and does not do; the message says why
 */
export async function findPostgres(url) {
  const { default: pg } = await import('pg');
  const users = ['postgres', userInfo().username];
  const places = url ? [url] : users.map((user) => `postgresql://${encodeURIComponent(user)}@127.0.0.1:5432/postgres`);
  for (const place of places) {
    const client = new pg.Client({ connectionString: place, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query(
        `SELECT current_setting('server_version_num')::int AS version, rolsuper OR (rolcreatedb AND rolcreaterole) AS free
           FROM pg_roles WHERE rolname = current_user`,
      );
      if (rows[0].free && rows[0].version >= oldestVersion) return { url: place };
      if (url) throw new Error('its user may not create databases and roles, or it is older than PostgreSQL 14');
    } catch (error) {
      if (url) throw new Error(`The PostgreSQL at ${withoutPassword(url)} cannot be used: ${messageOf(error)}`);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return undefined;
}

const messageOf = (/** @type {unknown} */ error) =>
  error instanceof Error ? error.message || error.name : String(error);

function withoutPassword(/** @type {string} */ url) {
  const shown = new URL(url);
  shown.password = '';
  return shown.toString();
}
