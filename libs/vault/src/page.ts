/** Rows of one page: 50 unless said, 1 to 500. */
export function pageSize(limit = 50): number {
  return Math.min(Math.max(Math.trunc(limit), 1), 500);
}
