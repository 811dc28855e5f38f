import { type Instant, instant, instantFromMs } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import { pageSize } from './page.js';
import type { Erasure, ErasureOutcome, ErasurePage, Page, SubjectId } from './vault.js';

interface OutcomeRow {
  readonly outcome: ErasureOutcome['outcome'];
  readonly erased_at: Date;
}

interface TombstoneRow {
  readonly subject_id: string;
  readonly erased_at: Date;
  readonly erased_because: string;
}

/** Waits for seals of this subject that are under way; later ones find it erased. */
export async function eraseSubject(
  dataSource: DataSource,
  { subjectId, because, at }: Erasure,
): Promise<ErasureOutcome> {
  const [row] = await dataSource.query<OutcomeRow[]>('SELECT * FROM erase_subject($1, $2, $3)', [
    subjectId,
    because,
    at,
  ]);
  if (!row || row.outcome === 'subject-unknown') return { outcome: 'subject-unknown' };
  return { outcome: row.outcome, at: instantFromMs(row.erased_at.getTime()) };
}

/** Tombstones, oldest first. */
export async function listErasures(
  dataSource: DataSource,
  { since, limit, after }: Page & { readonly since?: Instant },
): Promise<ErasurePage> {
  const size = pageSize(limit);
  const [from, beyond] = after === undefined ? [since ?? null, null] : positionOf(after);
  const rows = await dataSource.query<TombstoneRow[]>(
    `SELECT subject_id, erased_at, erased_because FROM subject
      WHERE erased_at IS NOT NULL AND ($1::timestamptz IS NULL OR erased_at >= $1)
        AND ($2::uuid IS NULL OR (erased_at, subject_id) > ($1, $2))
      ORDER BY erased_at, subject_id LIMIT $3`,
    [from, beyond, size + 1],
  );
  const erasures = rows.slice(0, size).map(erasureOf);
  const last = erasures.at(-1);
  return rows.length > size && last ? { erasures, next: `${last.at}/${last.subjectId}` } : { erasures };
}

/** Erases again what a restored backup brought back; answers how many subjects that were. */
export async function replayErasures(dataSource: DataSource, erasures: readonly Erasure[]): Promise<SubjectId[]> {
  const erased: SubjectId[] = [];
  for (const erasure of erasures) {
    const { outcome } = await eraseSubject(dataSource, erasure);
    if (outcome === 'erased') erased.push(erasure.subjectId);
  }
  return erased;
}

function erasureOf(row: TombstoneRow): Erasure {
  return { subjectId: row.subject_id, at: instantFromMs(row.erased_at.getTime()), because: row.erased_because };
}

function positionOf(after: string): [Instant, SubjectId] {
  const [at = '', subjectId = ''] = after.split('/');
  return [instant(at), subjectId];
}
