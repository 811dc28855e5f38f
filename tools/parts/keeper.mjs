/**
 * Keeps one part running for as long as a test run lives: `node keeper.mjs OWNER PART FILE`.
 * FILE tells the specs where the part answers, or why it does not.
 */
import { renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startKafka } from './kafka.mjs';
import { isAlive } from './lock.mjs';
import { PartMissing } from './part-missing.mjs';
import { sleep } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

const [owner = '', part = '', file = ''] = process.argv.slice(2);

/** @type {Record<string, () => Promise<{ address: string, stop(): Promise<void> }>>} */
const starts = {
  postgres: async () => {
    const server = await startPostgres();
    return { address: server.url, stop: server.stop };
  },
  redis: async () => {
    const server = await startRedis();
    return { address: server.url, stop: server.stop };
  },
  kafka: async () => {
    const cluster = await startKafka();
    return { address: cluster.brokers.join(','), stop: cluster.stop };
  },
};

function tell(/** @type {object} */ what) {
  writeFileSync(`${file}.new`, JSON.stringify({ keeper: process.pid, ...what }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function keep() {
  const start = starts[part];
  if (!start) throw new Error(`There is no part called ${part}.`);
  const { address, stop } = await start();
  tell({ address });
  while (isAlive(Number(owner))) await sleep(300);
  await stop();
}

try {
  await keep();
} catch (error) {
  if (error instanceof PartMissing) tell({ missing: { part: error.part, remedy: error.remedy } });
  else tell({ failure: error instanceof Error ? error.message : String(error) });
  while (isAlive(Number(owner))) await sleep(300);
}
rmSync(file, { force: true });
try {
  rmdirSync(dirname(file)); // the last keeper of the run puts out the light
} catch {
  // another part is still kept there
}
