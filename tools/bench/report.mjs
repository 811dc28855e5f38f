/** @typedef {import('./figures/context.d.mts').Figure} Figure @typedef {import('./figures/context.d.mts').Goal} Goal */

/** Whether the promise was kept in this run. */
export function isMet(/** @type {Goal} */ { value, atLeast = -Infinity, below = Infinity }) {
  return value >= atLeast && value < below;
}

/** @param {readonly Figure[]} figures @returns {string} Markdown: a table for each figure, then the goals */
export function reportOf(figures) {
  const tables = figures.map(({ title, rows }) => `### ${title}\n\n${tableOf(rows)}`);
  const goals = figures.flatMap(({ title, goals }) => goals.map((goal) => goalRow(title, goal)));
  return [...tables, ...(goals.length > 0 ? [`### Goals\n\n${tableOf(goals)}`] : [])].join('\n\n');
}

function goalRow(/** @type {string} */ figure, /** @type {Goal} */ goal) {
  const { what, unit, value, atLeast, below } = goal;
  const bound = atLeast === undefined ? `below ${shown(below ?? NaN)}` : `at least ${shown(atLeast)}`;
  return {
    figure,
    what,
    found: `${shown(value)} ${unit}`.trim(),
    goal: `${bound} ${unit}`.trim(),
    result: isMet(goal) ? 'met' : 'MISSED',
  };
}

function tableOf(/** @type {readonly Record<string, string | number>[]} */ rows) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => names.map((name) => shown(row[name] ?? '')));
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at].length), 3));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

/** Three digits that count. */
function shown(/** @type {string | number} */ value) {
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return 'none';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
