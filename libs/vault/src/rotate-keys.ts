import type { DataSource } from 'typeorm';
import { type KeyWrapping, keyOfSubject } from './crypto/key-wrapping.js';
import { indexSecretUse } from './load-index-secret.js';
import type { Rotation } from './vault.js';

interface Row {
  readonly subject_id: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
}

const start = '00000000-0000-0000-0000-000000000000';

/**
 * Wraps the index secret and every subject's key under the current key-encryption key, `batchSize` at a time, each batch
 * a transaction of its own. Processes still configured with the older key may go on writing meanwhile: what they leave
 * behind is counted in `remaining`, and another run takes it.
 */
export async function rotateKeys(dataSource: DataSource, wrapping: KeyWrapping, batchSize: number): Promise<Rotation> {
  await rewrapIndexSecret(dataSource, wrapping);
  let rewrapped = 0;
  for (let after = start; ;) {
    const rows = await dataSource.query<Row[]>(
      'SELECT subject_id, key_id, wrapped FROM subject WHERE subject_id > $1 AND wrapped IS NOT NULL ORDER BY 1 LIMIT $2',
      [after, batchSize],
    );
    const last = rows.at(-1);
    if (!last) break;
    after = last.subject_id;
    rewrapped += await rewrapSubjects(
      dataSource,
      wrapping,
      rows.filter(({ key_id }) => key_id !== wrapping.currentKeyId),
    );
  }
  return { rewrapped, remaining: await remainingKeys(dataSource, wrapping.currentKeyId) };
}

async function rewrapSubjects(dataSource: DataSource, wrapping: KeyWrapping, rows: readonly Row[]): Promise<number> {
  if (!rows.length) return 0;
  const anew = rows.map(({ subject_id, key_id, wrapped }) => {
    const use = keyOfSubject(subject_id);
    return wrapping.wrap(wrapping.unwrap({ keyId: key_id, wrapped }, use), use);
  });
  // Only over what was read: an erasure in between has left nothing to write over.
  const [updated] = await dataSource.query<{ count: number }[]>(
    `WITH rewrapped AS (
      UPDATE subject AS s SET key_id = $4, wrapped = n.anew FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS n (id, read, anew)
        WHERE s.subject_id = n.id AND s.wrapped = n.read RETURNING 1)
    SELECT count(*)::int AS count FROM rewrapped`,
    [
      rows.map(({ subject_id }) => subject_id),
      rows.map(({ wrapped }) => wrapped),
      anew.map(({ wrapped }) => wrapped),
      wrapping.currentKeyId,
    ],
  );
  return updated?.count ?? 0;
}

async function rewrapIndexSecret(dataSource: DataSource, wrapping: KeyWrapping): Promise<void> {
  const [row] = await dataSource.query<Row[]>('SELECT key_id, wrapped FROM index_secret');
  if (!row || row.key_id === wrapping.currentKeyId) return;
  const anew = wrapping.wrap(
    wrapping.unwrap({ keyId: row.key_id, wrapped: row.wrapped }, indexSecretUse),
    indexSecretUse,
  );
  await dataSource.query('UPDATE index_secret SET key_id = $1, wrapped = $2', [anew.keyId, anew.wrapped]);
}

async function remainingKeys(dataSource: DataSource, currentKeyId: string): Promise<Record<string, number>> {
  const rows = await dataSource.query<{ key_id: string; count: number }[]>(
    'SELECT key_id, count(*)::int AS count FROM subject WHERE key_id <> $1 GROUP BY key_id',
    [currentKeyId],
  );
  return Object.fromEntries(rows.map(({ key_id, count }) => [key_id, count]));
}
