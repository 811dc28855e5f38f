import type { Vault } from '@redress/vault';

/** How many complaints a search looks through at most; who seeks a common word has to say more. */
const FOUND_AT_MOST = 500;

/** Complaints that a telephone number, e-mail address, name or words of any text lead to, sought in the vault. */
export async function soughtIn(vault: Vault, sought: string): Promise<readonly string[]> {
  const searches = [
    ...(/\d{5,}/.test(sought.replace(/[\s-]/g, '')) ? [{ telephone: sought }] : []),
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
