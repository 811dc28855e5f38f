import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import pg from 'pg';
import { isAlive } from '@redress/tools/parts';

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
let swept = false;

/** Part of a database's name that says which process of which machine made it. */
export const ownerMark = () => `${host}_${process.pid}`;

/** Drops databases of this machine's specs whose process has ended without dropping them; once per process. */
export async function sweepLeftDatabases(serverUrl: string): Promise<void> {
  if (swept) return;
  swept = true;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const names = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE datname LIKE $1 AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = pg_database.datname)',
      [`redress\\_test\\_${host}\\_%`],
    );
    for (const { datname } of names.rows) {
      const pid = Number(datname.split('_')[3]);
      if (!isAlive(pid)) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
