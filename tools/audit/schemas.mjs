import { DataSource } from 'typeorm';
import { InTheWay } from '../setup/say.mjs';

/** Schemas that hold event streams: they have what the event store lays. */
const withStreams = `SELECT table_schema AS schema FROM information_schema.tables
  WHERE table_name IN ('event', 'stream', 'announcement_head') GROUP BY 1 HAVING count(*) = 3 ORDER BY 1`;

/** @param {string | undefined} url */
function required(url) {
  if (url) return url;
  throw new InTheWay('DATABASE_URL is not set: name the database to audit, as postgres://user@host:5432/redress.');
}

/**
 * Does `work` once for each schema, one after the other, on connections whose search path names that schema alone.
 *
 * @template Result
 * @param {{ url: string | undefined, schemas?: string[] | undefined }} where  `schemas`: by default all that hold streams
 * @param {(dataSource: DataSource, schema: string) => Promise<Result>} work
 * @returns {Promise<Result[]>}
 */
export async function forEachSchema({ url, schemas }, work) {
  const database = required(url);
  const chosen = schemas ?? (await connected(database, 'public', schemasWithStreams));
  if (chosen.length === 0) throw new InTheWay('This database holds no event streams.');
  const results = [];
  for (const schema of chosen) results.push(await connected(database, schema, (source) => work(source, schema)));
  return results;
}

/** @param {DataSource} dataSource */
async function schemasWithStreams(dataSource) {
  const rows = /** @type {{ schema: string }[]} */ (await dataSource.query(withStreams));
  return rows.map(({ schema }) => schema);
}

/**
 * @template Result
 * @param {string} url
 * @param {string} schema
 * @param {(dataSource: DataSource) => Promise<Result>} work
 */
async function connected(url, schema, work) {
  const extra = { options: `-c search_path="${schema}"`, application_name: 'redress-audit' };
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1, extra })
    .initialize()
    .catch((/** @type {Error} */ error) => {
      throw new InTheWay(`The database of DATABASE_URL cannot be reached: ${error.message}`);
    });
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
