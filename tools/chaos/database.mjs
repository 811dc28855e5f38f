import pg from 'pg';

/**
 * @template Result
 * @param {string} url @param {(database: import('pg').Client) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withDatabase(url, work) {
  const client = new pg.Client({ connectionString: url, application_name: 'fault-run' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
