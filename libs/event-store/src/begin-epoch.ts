import type { DataSource } from 'typeorm';
import { poolOf } from './pool.js';

/**
 * To be called at every start, after the migrations and before the first append. Transaction ids order the log; a
 * database that was restored into another server holds ids that are still to come there. Then a new epoch begins,
 * behind everything recorded so far.
 */
export async function beginEpoch(
  dataSource: DataSource,
): Promise<{ readonly epoch: number; readonly raised: boolean }> {
  const { rows } = await poolOf(dataSource).query<{ epoch: number; raised: boolean }>(
    'SELECT epoch, raised FROM begin_epoch()',
  );
  if (!rows[0]) throw new Error('begin_epoch gave no answer.');
  return rows[0];
}
