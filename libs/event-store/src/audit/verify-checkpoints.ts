import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from '../pool.js';
import type { ChainFault } from './chain-fault.js';
import { type Checkpoint, type CheckpointHead, readCheckpoints } from './checkpoint.js';

const PAGE = 1_000;

interface FoundRow extends CheckpointHead {
  /** The link stored at that version, hexadecimal; null where there is none. */
  readonly found: string | null;
}

/**
 * Compares every head that a checkpoint ever named with what lies in the database. Finds what the chain alone cannot
 * show: a tail that was cut off together with the head, and a chain made anew.
 *
 * @throws {CheckpointInvalid} a checkpoint itself is not what was written
 */
export async function verifyCheckpoints(
  dataSource: DataSource,
  texts: readonly string[],
  publicKey: KeyObject,
): Promise<readonly ChainFault[]> {
  const pool = poolOf(dataSource);
  const faults = new Map<string, ChainFault>();
  for (const checkpoint of readCheckpoints(texts, publicKey)) {
    for (let from = 0; from < checkpoint.heads.length; from += PAGE) {
      for (const fault of await compare(pool, checkpoint, checkpoint.heads.slice(from, from + PAGE))) {
        if (!faults.has(fault.streamId)) faults.set(fault.streamId, fault);
      }
    }
  }
  return [...faults.values()];
}

async function compare(
  pool: Pool,
  { title }: Checkpoint,
  heads: readonly CheckpointHead[],
): Promise<readonly ChainFault[]> {
  const { rows } = await pool.query<FoundRow>({
    name: 'audit_compare',
    text: `SELECT "streamId", head.version, head.hash, encode(event.hash, 'hex') AS found
             FROM json_to_recordset($1) AS head("streamId" text, version int, hash text)
             LEFT JOIN event ON event.stream_id = head."streamId" AND event.version = head.version
            WHERE event.hash IS DISTINCT FROM decode(head.hash, 'hex')`,
    values: [JSON.stringify(heads)],
  });
  return rows.map(({ streamId, version, found }) => {
    const kind = found === null ? 'removed' : 'rewritten';
    const what = `Event ${version} of ${streamId} was ${kind}: checkpoint ${title.checkpoint} of ${title.takenAt} knows it.`;
    return { streamId, version, kind, what };
  });
}
