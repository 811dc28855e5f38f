import type { Instant } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import { type Place, columnsOf, placeOf } from './bundle-id.js';
import type { SubjectKeys } from './crypto/subject-keys.js';
import { type FoundRow, openerOf } from './open-row.js';
import { type Prepared, runPrepared } from './prepared.js';
import { itemIdsOf, refOf } from './ref.js';
import type { Opened, Reader, VaultRef } from './vault.js';

const statement: Prepared = {
  name: 'vault-open-items',
  text: 'SELECT * FROM open_items($1, $2, $3, $4, $5, $6)',
};

/** An answer for every ref, in one round trip. The subject's row is read each time, so an erasure counts at once. */
export async function openItems(
  dataSource: DataSource,
  keys: SubjectKeys,
  refs: readonly VaultRef[],
  reader: Reader,
  now: Instant,
): Promise<Map<VaultRef, Opened>> {
  const opened = new Map<VaultRef, Opened>(refs.map((ref) => [ref, { unknown: true }]));
  const places = itemIdsOf([...opened.keys()]).map(placeOf);
  if (!places.length) return opened;
  const rows = await runPrepared<FoundRow>(dataSource, statement, [
    ...columnsOf(places),
    reader.actor,
    reader.purpose,
    now,
  ]);
  const asked = byBundle(places);
  for (const row of rows) {
    const answered = row.form === 'bundle' ? textsIn(row, asked.get(row.id) ?? []) : [placeOf(row.id)];
    const [first] = answered;
    if (!first) continue;
    const open = openerOf(row, keys, refOf(first.itemId));
    for (const { itemId, place } of answered) opened.set(refOf(itemId), open(place));
  }
  return opened;
}

/** A reference to a place behind the last text stays unknown. */
function textsIn({ kinds }: FoundRow, asked: readonly Place[]): readonly Place[] {
  return asked.filter(({ place }) => place < kinds.length);
}

function byBundle(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const grouped = new Map<string, Place[]>();
  for (const one of places) {
    const group = grouped.get(one.bundleId);
    if (group) group.push(one);
    else grouped.set(one.bundleId, [one]);
  }
  return grouped;
}
