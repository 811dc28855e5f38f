/** What was sought in this tab, kept out of addresses: these stay in histories and in the logs of proxies. */
const KEY = 'redress:sought';

function kept(): readonly string[] {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly string[];
}

/** The mark that stands for these words in an address of this tab. */
export function markOf(words: string): string {
  const known = kept();
  const at = known.indexOf(words);
  if (at === -1) sessionStorage.setItem(KEY, JSON.stringify([...known, words]));
  return String(at === -1 ? known.length + 1 : at + 1);
}

/** What the mark stands for; nothing in another tab, or after somebody signed out. */
export function soughtBy(mark: string | null): string | null {
  return mark === null ? null : (kept()[Number(mark) - 1] ?? null);
}

/** Forgets it all, since the next person at this desk may not see the same. */
export function forgetSought(): void {
  sessionStorage.removeItem(KEY);
}
