import { DatabaseError, type Pool } from 'pg';
import type { AppendOutcome } from '../append.js';
import { TakenOutOfTurn } from '../errors.js';
import { withRetries } from '../transient.js';
import { batchParameters } from './batch-parameters.js';
import { asError, type Settled } from './gatherer.js';
import { type PreparedAppend, versionAfter } from './prepared-append.js';

interface FailedRow {
  readonly nr: number;
  readonly outcome: 'already-done' | 'already-taken' | 'out-of-turn' | 'version-conflict';
  readonly actual: number;
  readonly same_request: boolean;
  readonly answer: unknown;
}

const numberOfParameters = 31;
const placeholders = Array.from({ length: numberOfParameters }, (_, index) => `$${index + 1}`).join(', ');
/** The call; its parameters are those of {@link batchParameters}. */
export const appendBatchCall = `SELECT nr, outcome, actual, same_request, answer FROM append_batch(${placeholders})`;

/**
 * Records a batch in one transaction. Deadlocks and serialization failures are tried again. What PostgreSQL cannot store
 * (a text with a NUL, a date outside its calendar) fails its own append: the batch is then recorded one by one.
 */
export async function appendBatch(
  pool: Pool,
  batch: readonly PreparedAppend[],
): Promise<readonly Settled<AppendOutcome>[]> {
  try {
    return await withRetries(() => callAppendBatch(pool, batch));
  } catch (fault) {
    if (batch.length === 1 || !isAboutOneAppend(fault)) throw fault;
    return appendOneByOne(pool, batch);
  }
}

async function callAppendBatch(
  pool: Pool,
  batch: readonly PreparedAppend[],
): Promise<readonly Settled<AppendOutcome>[]> {
  const { rows } = await pool.query<FailedRow>({
    name: 'append_batch',
    text: appendBatchCall,
    values: [...batchParameters(batch)],
  });
  const failed = new Map(rows.map((row) => [row.nr, row]));
  return batch.map((one, nr) => {
    const row = failed.get(nr);
    return row ? settledOf(row, one) : { result: { outcome: 'appended', version: versionAfter(one) } };
  });
}

function settledOf(row: FailedRow, { append: { takes } }: PreparedAppend): Settled<AppendOutcome> {
  const { outcome, actual } = row;
  switch (outcome) {
    case 'version-conflict':
      return { result: { outcome, actual } };
    case 'already-taken':
      return { result: { outcome, taken: actual } };
    case 'already-done':
      return { result: { outcome, sameRequest: row.same_request, answer: row.answer } };
    case 'out-of-turn':
      return { fault: takes ? new TakenOutOfTurn(takes, actual) : new Error('Nothing was to be taken.') };
  }
}

async function appendOneByOne(
  pool: Pool,
  batch: readonly PreparedAppend[],
): Promise<readonly Settled<AppendOutcome>[]> {
  const settled: Settled<AppendOutcome>[] = [];
  for (const one of batch) {
    settled.push(...(await appendBatch(pool, [one]).catch((fault: unknown) => [{ fault: asError(fault) }])));
  }
  return settled;
}

/** Data exceptions, violated constraints and program limits: somebody's data, not the server's state. */
function isAboutOneAppend(fault: unknown): boolean {
  return fault instanceof DatabaseError && ['22', '23', '54'].includes(fault.code?.slice(0, 2) ?? '');
}
