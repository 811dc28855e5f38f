/** Marks the links that `j` and `k` walk along. */
export const ROW = 'data-queue-row';

/** Moves the focus to the next (1) or previous (-1) complaint of the list; from elsewhere to the first. */
export function stepThrough(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`[${ROW}]`)];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? rows[0] : rows[at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
