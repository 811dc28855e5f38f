import { instantFromMs } from '@redress/business-time';
import { openBox } from './crypto/sealed-box.js';
import type { SubjectKeys } from './crypto/subject-keys.js';
import { openBundle } from './crypto/text-bundle.js';
import type { Opened, VaultRef } from './vault.js';
import { ItemDamaged } from './vault.errors.js';

/** A bundle, or an item alone: then it has one kind and one flag. */
export interface FoundRow {
  readonly form: 'bundle' | 'text' | 'bytes';
  readonly id: string;
  readonly kinds: readonly string[];
  readonly secrets: readonly boolean[];
  readonly sealed: Buffer | null;
  readonly subject_id: string;
  readonly key_id: string | null;
  readonly wrapped: Buffer | null;
  readonly erased_at: Date | null;
}

/** Answers for a place of the row; its box is opened once. @throws {ItemDamaged} naming `ref` */
export function openerOf(row: FoundRow, keys: SubjectKeys, ref: VaultRef): (place: number) => Opened {
  const { subject_id: subjectId, sealed, wrapped, key_id: keyId, erased_at: at } = row;
  if (at) {
    keys.forget(subjectId);
    const erased = { erased: true, at: instantFromMs(at.getTime()) } as const;
    return () => erased;
  }
  if (!sealed || !wrapped || keyId === null) throw new ItemDamaged(ref);
  const key = keys.unwrap(subjectId, { keyId, wrapped });
  const open = row.form === 'bundle' ? textsOf(row, key, sealed) : contentOf(row, row.form, key, sealed);
  if (!open) throw new ItemDamaged(ref);
  return open;
}

function textsOf({ id, subject_id: subjectId, kinds, secrets }: FoundRow, key: Buffer, sealed: Buffer) {
  const textAt = openBundle(key, sealed, { subjectId, bundleId: id, kinds, secrets });
  return textAt && ((place: number): Opened => ({ kind: kinds[place] ?? '', text: textAt(place) }));
}

function contentOf(
  { id, subject_id: subjectId, kinds: [kind = ''] }: FoundRow,
  form: 'text' | 'bytes',
  key: Buffer,
  sealed: Buffer,
) {
  const content = openBox(key, sealed, { subjectId, itemId: id, kind, form });
  const opened = content && (form === 'text' ? { kind, text: content.toString() } : { kind, bytes: content });
  return opened && ((): Opened => opened);
}
