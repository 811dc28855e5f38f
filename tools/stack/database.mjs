const roles = { services: 'redress', vault: 'redress_vault' };

/**
 * The database of an installation, owned by the services' role, and in it the vault's schema, owned by the vault's role.
 * Safe to repeat, also by two at once. The workspace must be built.
 *
 * @param {{ adminUrl: string, name: string, secrets: { databasePassword: string, vaultPassword: string } }} wanted
 * @returns {Promise<{ databaseUrl: string, vaultUrl: string }>}
 */
export async function provisionDatabase({ adminUrl, name, secrets }) {
  await withClient(adminUrl, async (client) => {
    // one after the other, should two stacks start at once: roles belong to the whole server
    await client.query('SELECT pg_advisory_lock(7264273)');
    await ensureRole(client, roles.services, secrets.databasePassword);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const encoding = `ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`;
      await client.query(`CREATE DATABASE ${quoted(name)} OWNER ${roles.services} TEMPLATE template0 ${encoding}`);
    }
  });
  const { provisionVault } = await import('@redress/vault');
  await provisionVault({ adminUrl: urlOf(adminUrl, { name }), role: roles.vault, password: secrets.vaultPassword });
  return databaseUrls({ adminUrl, name, secrets });
}

/** What the services and the vault connect with. */
export function databaseUrls(
  /** @type {{ adminUrl: string, name: string, secrets: { databasePassword: string, vaultPassword: string } }} */
  { adminUrl, name, secrets },
) {
  return {
    databaseUrl: urlOf(adminUrl, { name, user: roles.services, password: secrets.databasePassword }),
    vaultUrl: urlOf(adminUrl, { name, user: roles.vault, password: secrets.vaultPassword }),
  };
}

/** Drops the database with everything in it, ending connections that are open. */
export function dropDatabase(/** @type {{ adminUrl: string, name: string }} */ { adminUrl, name }) {
  return withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`));
}

async function ensureRole(
  /** @type {import('pg').Client} */ client,
  /** @type {string} */ role,
  /** @type {string} */ password,
) {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER PASSWORD '${password}'`);
}

/** @type {<T>(url: string, work: (client: import('pg').Client) => Promise<T>) => Promise<T>} */
async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const quoted = (/** @type {string} */ name) => `"${name.replaceAll('"', '""')}"`;

function urlOf(
  /** @type {string} */ url,
  /** @type {{ name: string, user?: string, password?: string }} */ { name, user, password },
) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  if (user) changed.username = user;
  if (password) changed.password = password;
  return changed.toString();
}
