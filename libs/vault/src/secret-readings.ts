import { instantFromMs } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import { placeOf } from './bundle-id.js';
import { itemIdOf } from './ref.js';
import type { SecretReading, VaultRef } from './vault.js';

interface Row {
  readonly kind: string;
  readonly actor: string;
  readonly purpose: string;
  readonly read_at: Date;
}

/** Who opened a secret item and why, newest first; answers after an erasure as well. */
export async function listSecretReadings(
  dataSource: DataSource,
  ref: VaultRef,
  limit: number,
): Promise<SecretReading[]> {
  const itemId = itemIdOf(ref);
  if (itemId === undefined) return [];
  const { bundleId, place } = placeOf(itemId);
  const rows = await dataSource.query<Row[]>(
    `SELECT kind, actor, purpose, read_at FROM secret_reading CROSS JOIN (
        SELECT kind FROM item WHERE item_id = $1
        UNION ALL SELECT kinds[$3 + 1] FROM bundle WHERE bundle_id = $2 AND $3 < cardinality(kinds)
      ) AS what WHERE item_id = $1 ORDER BY reading_id DESC LIMIT $4`,
    [itemId, bundleId, place, limit],
  );
  return rows.map(({ kind, actor, purpose, read_at }) => {
    return { ref, kind, actor, purpose, at: instantFromMs(read_at.getTime()) };
  });
}
