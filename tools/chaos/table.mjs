/** @param {import('./types.d.mts').Findings} findings @returns {string} */
export function tableOf({ counts, differences }) {
  const width = Math.max(...counts.map(([name]) => name.length), 20);
  const lines = counts.map(([name, count]) => `${name.padEnd(width)}  ${String(count).padStart(9)}`);
  const found = differences.map(({ check, what }) => `  ${check}: ${what}`);
  const verdict = differences.length === 0 ? 'No differences.' : `${differences.length} differences:`;
  return [...lines, '', verdict, ...found].join('\n');
}
