import { beginEpoch } from '@redress/event-store';
import { parseKeyring, startVault } from '@redress/vault';
import { settleAnchor } from '../clock/anchor-table.js';
import { msOf, instant } from '@redress/business-time';
import { prepareDatabase } from '../database/prepare-database.js';
import type { Parts } from './parts.js';
import { openStores } from './stores.js';

/** Everything that must be there before the service can work, once PostgreSQL is. Safe to run again after half of it. */
export async function prepare(parts: Parts): Promise<void> {
  await prepareDatabase(parts.databaseOptions);
  await setClock(parts);
  await openVault(parts);
  await startEpoch(parts);
  openStores(parts);
}

async function setClock({ config, dataSource, clock, log }: Parts): Promise<void> {
  const { CLOCK_START: start, CLOCK_SPEED: speed } = config;
  const wish = { speed, ...(start === undefined ? {} : { startMs: msOf(instant(start)) }) };
  const anchor = await settleAnchor(dataSource.manager, wish);
  clock.follow(anchor);
  const aheadMs = msOf(clock.now()) - Date.now();
  if (speed !== 1 || start !== undefined || aheadMs > 1_000) {
    log.info('The business clock is not the clock of the machine', { shows: clock.now(), speed });
  }
}

async function startEpoch({ dataSource, log }: Parts): Promise<void> {
  const { epoch, raised } = await beginEpoch(dataSource);
  if (raised) log.warn('The database was restored from elsewhere: its log goes on in a new epoch', { epoch });
}

async function openVault({ config, vault, clock }: Parts): Promise<void> {
  if (vault.here) return;
  vault.open(
    await startVault({
      url: config.VAULT_DATABASE_URL ?? config.DATABASE_URL,
      keyring: parseKeyring(config.VAULT_KEY),
      queryTimeoutMs: config.DATABASE_QUERY_TIMEOUT_MS,
      now: () => clock.now(),
    }),
  );
}
