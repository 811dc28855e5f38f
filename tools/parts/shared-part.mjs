import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findKafka } from './find-kafka.mjs';
import { findPostgres } from './find-postgres.mjs';
import { isAlive, withLock } from './lock.mjs';
import { PartMissing } from './part-missing.mjs';
import { workspaceRoot } from './places.mjs';
import { sleep } from './ports.mjs';
import { findRedis } from './redis.mjs';

/** @typedef {import('./index.d.mts').SharedPart} SharedPart */

/** @type {Record<SharedPart, (worker: string) => Promise<string>>} */
const obtain = {
  postgres: async (worker) => {
    const named = process.env.TEST_DATABASE_URL;
    if (named) return /** @type {{ url: string }} */ (await findPostgres(named)).url;
    try {
      return await kept('postgres', worker);
    } catch (error) {
      const found = error instanceof PartMissing ? await findPostgres() : undefined;
      if (found) return found.url;
      throw error;
    }
  },
  redis: async () => (await findRedis(process.env.TEST_REDIS_URL))?.url ?? kept('redis'),
  kafka: async () => (await findKafka(process.env.TEST_KAFKA_BROKERS))?.brokers.join(',') ?? kept('kafka'),
};
/** @type {Map<string, Promise<string>>} */
const known = new Map();

/**
 * Where a part answers that specs of a test run share: named by the environment, found on this machine, or started for
 * the run by a keeper process, which ends it together with the run. PostgreSQL is always started unless it is named, one
 * for each worker of jest: a transaction held open by one spec would hold back the logs that others read.
 *
 * @param {SharedPart} part
 * @param {string} [worker]
 * @returns {Promise<string>}
 * @throws {PartMissing}
 */
export function sharedPart(part, worker = process.env.JEST_WORKER_ID ?? '1') {
  const key = `${part} ${worker}`;
  const address = known.get(key) ?? obtain[part](worker);
  known.set(key, address);
  return address;
}

/** The process whose end is the end of the test run: jest itself, or the script that started it. */
function owner() {
  const named = Number(process.env.REDRESS_TEST_RUN ?? 0);
  return named > 0 && isAlive(named) ? named : process.pid;
}

async function kept(/** @type {SharedPart} */ part, worker = '1') {
  const folder = join(tmpdir(), `redress-run-${owner()}`);
  mkdirSync(folder, { recursive: true });
  return withLock(join(folder, `${part}-${worker}.lock`), async () => {
    const file = join(folder, `${part}-${worker}.json`);
    if (existsSync(file) && !isAlive(read(file).keeper)) rmSync(file);
    if (!existsSync(file)) await startKeeper(part, file);
    const { address, missing, failure } = read(file);
    if (missing) throw new PartMissing(missing.part, missing.remedy);
    if (failure) throw new Error(failure);
    return address;
  });
}

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

async function startKeeper(/** @type {SharedPart} */ part, /** @type {string} */ file) {
  const program = join(workspaceRoot, 'tools/parts/keeper.mjs');
  const keeper = spawn(process.execPath, [program, String(owner()), part, file], { detached: true, stdio: 'ignore' });
  keeper.unref();
  for (const givesUpAt = Date.now() + 120_000; !existsSync(file); await sleep(50)) {
    if (keeper.exitCode !== null)
      throw new Error(`The process that was to keep ${part} ended with code ${keeper.exitCode}.`);
    if (Date.now() > givesUpAt) throw new Error(`${part} did not start within two minutes.`);
  }
}
