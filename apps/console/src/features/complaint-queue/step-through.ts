import type { KeyboardEvent } from 'react';

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

/** Within the list the arrows lead from complaint to complaint; anywhere else they scroll the page. */
export function stepByArrow(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
  if (step === undefined || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  stepThrough(step);
}
