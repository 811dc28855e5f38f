import type { Stack } from '@redress/tools/stack';
import { Client } from 'pg';

/** Gives the database of a stack another name, so that it does not exist for those who ask for it. */
export async function hideDatabase(stack: Stack): Promise<void> {
  const name = nameOf(stack);
  await asAdministrator(stack, async (client) => {
    await client.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS false`);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [name]);
    await renamed(client, name, `${name}-hidden`);
  });
}

/** The opposite of {@link hideDatabase}. */
export async function showDatabase(stack: Stack): Promise<void> {
  const name = nameOf(stack);
  await asAdministrator(stack, async (client) => {
    await renamed(client, `${name}-hidden`, name);
    await client.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS true`);
  });
}

/** Connections that were told to end may take a moment. */
async function renamed(client: Client, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`ALTER DATABASE "${from}" RENAME TO "${to}"`);
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function asAdministrator(stack: Stack, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: stack.parts.postgres.url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function nameOf({ databaseUrl }: Stack): string {
  return new URL(databaseUrl).pathname.slice(1);
}
