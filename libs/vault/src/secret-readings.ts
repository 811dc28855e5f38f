import { instantFromMs } from '@redress/business-time';
import type { DataSource } from 'typeorm';
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
  const rows = await dataSource.query<Row[]>(
    `SELECT kind, actor, purpose, read_at FROM secret_reading JOIN item USING (item_id)
      WHERE item_id = $1 ORDER BY reading_id DESC LIMIT $2`,
    [itemIdOf(ref) ?? null, limit],
  );
  return rows.map(({ kind, actor, purpose, read_at }) => {
    return { ref, kind, actor, purpose, at: instantFromMs(read_at.getTime()) };
  });
}
