import { type Instant, instant } from '@redress/business-time';
import type { Erasure, Vault } from './vault.js';
import { VaultError } from './vault.errors.js';

/** A line of a list of erasures is none; nothing of the list was carried out. */
export class ErasureListUnreadable extends VaultError {
  constructor(line: number) {
    super('erasure-list-unreadable', `Line ${line} is no erasure: it holds subjectId, at and because as JSON.`);
  }
}

const PAGE = 500;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every erasure of a vault, oldest first, one JSON text a line: kept outside the database, it outlives a restore. */
export async function* erasureList(vault: Pick<Vault, 'erasures'>): AsyncGenerator<string> {
  for (let after: string | undefined; ;) {
    const { erasures, next } = await vault.erasures({ limit: PAGE, ...(after !== undefined && { after }) });
    yield* erasures.map((erasure) => JSON.stringify(erasure));
    if (next === undefined) return;
    after = next;
  }
}

/**
 * Erases again, under the original times, whom a restored back-up brought back; harmless where nobody was.
 *
 * @param lines  as {@link erasureList} wrote them; empty ones are passed over
 * @returns how many erasures the list holds, and how many of them had to be done again
 * @throws {ErasureListUnreadable} before anything is erased
 */
export async function replayErasureList(
  vault: Pick<Vault, 'replayErasures'>,
  lines: readonly string[],
): Promise<{ readonly listed: number; readonly erased: number }> {
  const listed = lines.flatMap((line, index) => (line.trim() === '' ? [] : [erasureOf(line, index + 1)]));
  let erased = 0;
  for (let from = 0; from < listed.length; from += PAGE)
    erased += await vault.replayErasures(listed.slice(from, from + PAGE));
  return { listed: listed.length, erased };
}

function erasureOf(line: string, number: number): Erasure {
  try {
    const { subjectId, at, because } = JSON.parse(line) as Readonly<Record<keyof Erasure, unknown>>;
    if (typeof subjectId !== 'string' || !uuid.test(subjectId) || typeof because !== 'string')
      throw new ErasureListUnreadable(number);
    return { subjectId, at: momentOf(at), because };
  } catch {
    throw new ErasureListUnreadable(number);
  }
}

/** @throws where it is no instant */
function momentOf(at: unknown): Instant {
  return instant(String(at));
}
