/** @param {readonly number[]} values @returns {number} NaN of nothing */
export function median(values) {
  const sorted = [...values].sort((one, two) => one - two);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median of every number that the rounds have in common.
 *
 * @template {Record<string, number>} Figures
 * @param {readonly Figures[]} rounds
 * @returns {Figures}
 */
export function medians(rounds) {
  const names = Object.keys(rounds[0] ?? {});
  return /** @type {Figures} */ (
    Object.fromEntries(names.map((name) => [name, median(rounds.map((round) => round[name]))]))
  );
}
