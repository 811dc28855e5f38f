/**
 * npm run vault:rotate                     wraps every customer's key under the first key of VAULT_KEY
 * npm run -s vault:erasures > FILE         writes who was erased, to be kept outside the database
 * npm run vault:replay-erasures -- FILE    erases again whom a restored back-up brought back
 *
 * Each takes VAULT_DATABASE_URL (or DATABASE_URL) and VAULT_KEY as the services do, and may be stopped and run again.
 */
import { readFileSync } from 'node:fs';
import { instantFromMs } from '../libs/business-time/dist/index.js';
import { erasureList, openVault, parseKeyring, replayErasureList, vaultDataSource } from '../libs/vault/dist/index.js';
import { InTheWay, say, tool } from './setup/say.mjs';

/** @typedef {import('../libs/vault/dist/index.js').Vault} Vault */

/** Runs between two looks for keys that processes with the older key leave behind. */
const MOST_RUNS = 10;

/** @param {Vault} vault */
async function rotate(vault) {
  let rewrapped = 0;
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const rotation = await vault.rotate();
    rewrapped += rotation.rewrapped;
    const left = Object.entries(rotation.remaining);
    if (left.length === 0) return say(`${rewrapped} keys were wrapped anew; no older key is needed any more.`);
    say(`Left under an older key: ${left.map(([id, count]) => `${count} under ${id}`).join(', ')}.`);
  }
  throw new InTheWay(
    'Keys are still left under an older one: restart the services that write with it, and run this again.',
  );
}

/** @param {Vault} vault */
async function erasures(vault) {
  for await (const line of erasureList(vault)) process.stdout.write(`${line}\n`);
}

/** @param {Vault} vault */
async function replay(vault) {
  const [, , , file] = process.argv;
  if (!file)
    throw new InTheWay(
      'Say which list: npm run vault:replay-erasures -- FILE (as npm run -s vault:erasures wrote it).',
    );
  const { listed, erased } = await replayErasureList(vault, readFileSync(file, 'utf8').split('\n'));
  say(`${listed} erasures are listed; ${erased} of them had come back and were done again.`);
}

/** @type {Record<string, (vault: Vault) => Promise<void>>} */
const commands = { rotate, erasures, 'replay-erasures': replay };

await tool(async () => {
  const { VAULT_DATABASE_URL, DATABASE_URL, VAULT_KEY } = process.env;
  const url = VAULT_DATABASE_URL ?? DATABASE_URL;
  const command = commands[process.argv[2] ?? ''];
  if (!command) throw new InTheWay(`Say one of ${Object.keys(commands).join(', ')}.`);
  if (!url || !VAULT_KEY)
    throw new InTheWay('Set VAULT_DATABASE_URL (or DATABASE_URL) and VAULT_KEY as for the services.');
  const dataSource = await vaultDataSource({ url, poolSize: 1 })
    .initialize()
    .catch((/** @type {Error} */ error) => {
      throw new InTheWay(`The database of the vault cannot be reached: ${error.message}`);
    });
  try {
    const [found] = await dataSource.query("SELECT to_regclass('subject') AS subject");
    if (found.subject === null) throw new InTheWay('This database holds no vault.');
    const vault = await openVault({
      dataSource,
      keyring: parseKeyring(VAULT_KEY),
      now: () => instantFromMs(Date.now()),
    });
    await command(vault).finally(() => vault.close());
  } finally {
    await dataSource.destroy();
  }
});
