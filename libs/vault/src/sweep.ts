import type { DataSource } from 'typeorm';
import { columnsOf, itemIdAt, placeOf } from './bundle-id.js';
import { itemIdsOf, refOf } from './ref.js';
import type { UnclaimedSeal, VaultRef } from './vault.js';

interface Row {
  readonly service: string;
  readonly stream_id: string;
  readonly subject_id: string;
  readonly sealed_at: Date;
  readonly bundle_id: string | null;
  readonly texts: number | null;
  readonly item_ids: string[];
}

/** Seals no event is known to hold, oldest first, older than `olderThanSeconds` on the machine's clock. */
export async function unclaimedSeals(
  dataSource: DataSource,
  service: string,
  olderThanSeconds: number,
  limit: number,
): Promise<UnclaimedSeal[]> {
  const rows = await dataSource.query<Row[]>(
    `SELECT s.service, s.stream_id, s.subject_id, s.sealed_at, s.bundle_id,
        (SELECT cardinality(b.kinds) FROM bundle AS b WHERE b.bundle_id = s.bundle_id) AS texts,
        ARRAY(SELECT i.item_id::text FROM item AS i WHERE i.sealing_id = s.sealing_id) AS item_ids
      FROM sealing AS s
      WHERE NOT s.claimed AND s.service = $1 AND s.sealed_at <= clock_timestamp() - $2 * interval '1 second'
      ORDER BY s.sealed_at LIMIT $3`,
    [service, olderThanSeconds, limit],
  );
  return rows.map((row) => ({
    service: row.service,
    streamId: row.stream_id,
    subjectId: row.subject_id,
    sealedAt: row.sealed_at,
    refs: [...textIdsOf(row), ...row.item_ids].map(refOf),
  }));
}

export async function claimSeals(dataSource: DataSource, refs: readonly VaultRef[]): Promise<void> {
  // locked in one order: several instances may claim the same page at once
  await dataSource.query(
    `UPDATE sealing SET claimed = true WHERE sealing_id IN (
      SELECT sealing_id FROM sealing WHERE NOT claimed AND sealing_id = ANY (ARRAY(SELECT sealings_of($1, $2, $3)))
        ORDER BY sealing_id FOR UPDATE)`,
    columnsOf(itemIdsOf(refs).map(placeOf)),
  );
}

/** Answers how many seals were deleted; claimed ones stay. */
export async function discardSeals(dataSource: DataSource, refs: readonly VaultRef[]): Promise<number> {
  const [row] = await dataSource.query<{ seals: number }[]>(
    'SELECT discard_seals($1, $2, $3) AS seals',
    columnsOf(itemIdsOf(refs).map(placeOf)),
  );
  return row?.seals ?? 0;
}

function textIdsOf({ bundle_id: bundleId, texts }: Row): string[] {
  return bundleId === null ? [] : Array.from({ length: texts ?? 0 }, (_, place) => itemIdAt(bundleId, place));
}
