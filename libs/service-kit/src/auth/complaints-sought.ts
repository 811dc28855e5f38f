import type { Search, Vault } from '@redress/vault';
import type { Principal } from './principal.js';
import { mayReadPersonal } from './readers.js';

/** How many complaints a search looks through at most; who seeks a common word has to say more. */
const FOUND_AT_MOST = 500;

/**
 * Complaints that a telephone or customer number, an e-mail address, a name or words of any text lead to, sought in the
 * vault: no other table knows anything of a person. Who may not read a name may not find out by seeking it either.
 */
export async function complaintsSought(
  vault: Pick<Vault, 'find'>,
  sought: string,
  principal: Pick<Principal, 'roles'>,
): Promise<readonly string[]> {
  if (!mayReadPersonal(principal)) return [];
  const searches: readonly Search[] = [
    ...(/\d{5,}/.test(sought.replace(/[\s-]/g, '')) ? [{ telephone: sought }, { customerNumber: sought }] : []),
    ...(sought.includes('@') ? [{ email: sought }] : []),
    { name: sought },
    { words: sought },
  ];
  const found = await Promise.all(
    searches.map((search) => vault.find(search, { limit: FOUND_AT_MOST }).catch(tooShort)),
  );
  const streams = found.flatMap(({ owners }) => owners.map(({ streamId }) => streamId));
  return [...new Set(streams.map((stream) => stream.replace(/^[a-z]+-/, '')))];
}

/** A single letter is in every name: nothing is sought by it. */
function tooShort(fault: unknown): { owners: readonly { streamId: string }[] } {
  if (fault instanceof Error && fault.name === 'SearchTooShort') return { owners: [] };
  throw fault;
}
