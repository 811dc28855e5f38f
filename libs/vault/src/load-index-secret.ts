import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { IndexSecret } from './crypto/index-secret.js';
import type { KeyWrapping } from './crypto/key-wrapping.js';

export const indexSecretUse = 'the index';

interface Row {
  readonly key_id: string;
  readonly wrapped: Buffer;
}

/**
 * The index secret of this installation; the first process to come makes it.
 *
 * @throws {KeyMissing} {KeyWrong} the configured keys are not those of this vault
 */
export async function loadIndexSecret(dataSource: DataSource, wrapping: KeyWrapping): Promise<IndexSecret> {
  const made = wrapping.wrap(randomBytes(32), indexSecretUse);
  await dataSource.query('INSERT INTO index_secret (key_id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    made.keyId,
    made.wrapped,
  ]);
  const [row] = await dataSource.query<Row[]>('SELECT key_id, wrapped FROM index_secret');
  if (!row) throw new Error('The vault has no index secret.');
  return new IndexSecret(wrapping.unwrap({ keyId: row.key_id, wrapped: row.wrapped }, indexSecretUse));
}
