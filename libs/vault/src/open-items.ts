import { type Instant, instantFromMs } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import { openBox } from './crypto/sealed-box.js';
import type { SubjectKeys } from './crypto/subject-keys.js';
import { type Prepared, runPrepared } from './prepared.js';
import { itemIdOf, refOf } from './ref.js';
import type { Opened, Reader, VaultRef } from './vault.js';
import { ItemDamaged } from './vault.errors.js';

interface Row {
  readonly item_id: string;
  readonly kind: string;
  readonly form: 'text' | 'bytes';
  readonly sealed: Buffer | null;
  readonly subject_id: string;
  readonly key_id: string | null;
  readonly wrapped: Buffer | null;
  readonly erased_at: Date | null;
}

// The reading of a secret item is on record before its content leaves the database.
const statement: Prepared = {
  name: 'vault-open-items',
  text: `
  WITH found AS (
    SELECT i.item_id, i.kind, i.form, i.secret, i.sealed, s.subject_id, s.key_id, s.wrapped, s.erased_at
      FROM item AS i JOIN sealing USING (sealing_id) JOIN subject AS s USING (subject_id) WHERE i.item_id = ANY ($1::uuid[])
  ), noted AS (
    INSERT INTO secret_reading (item_id, actor, purpose, read_at)
      SELECT item_id, $2, $3, $4::timestamptz FROM found WHERE secret AND erased_at IS NULL
  )
  SELECT * FROM found`,
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
  const itemIds = [...opened.keys()].map(itemIdOf).filter((id) => id !== undefined);
  if (!itemIds.length) return opened;
  const rows = await runPrepared<Row>(dataSource, statement, [itemIds, reader.actor, reader.purpose, now]);
  for (const row of rows) opened.set(refOf(row.item_id), openRow(row, keys));
  return opened;
}

function openRow(row: Row, keys: SubjectKeys): Opened {
  const { item_id: itemId, subject_id: subjectId, kind, form, sealed, wrapped, key_id: keyId, erased_at: at } = row;
  if (at) {
    keys.forget(subjectId);
    return { erased: true, at: instantFromMs(at.getTime()) };
  }
  if (!sealed || !wrapped || keyId === null) throw new ItemDamaged(refOf(itemId));
  const content = openBox(keys.unwrap(subjectId, { keyId, wrapped }), sealed, { subjectId, itemId, kind, form });
  if (!content) throw new ItemDamaged(refOf(itemId));
  return form === 'text' ? { kind, text: content.toString() } : { kind, bytes: content };
}
