// npm run import -- FILE.csv --mapping MAPPING.yaml: brings existing complaints over, through the public API. See docs/import.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { ImportClient, Refused } from './import/client.mjs';
import { BadRow, columnsOf, complaintOf, readMapping } from './import/mapping.mjs';
import { Progress, showProgress } from './import/progress.mjs';
import { InTheWay, say, tool } from './setup/say.mjs';

const SIDE_BY_SIDE = 32;

await tool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      url: { type: 'string', default: `http://localhost:${process.env.GATEWAY_PORT ?? 3000}` },
      user: { type: 'string', default: 'guan' },
      token: { type: 'string' },
      'state-dir': { type: 'string' },
      again: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (!file || !values.mapping)
    throw new InTheWay('Say what to import: npm run import -- FILE.csv --mapping MAPPING.yaml');
  const mapping = readMapping(values.mapping);
  const rows = readRows(file);
  checkColumns(file, rows, mapping);

  const beside = values['state-dir'] ? `${values['state-dir']}/${file.split('/').at(-1)}` : file;
  const progress = new Progress(`${beside}.import-progress`);
  if (values.again) progress.forget();
  const client = new ImportClient({ url: values.url, token: values.token, user: values.user });
  await client.begin();
  const counts = await importRows({ rows, mapping, client, progress });
  if (counts.rejected.length > 0) writeFileSync(`${beside}.rejected.csv`, rejectedFile(counts.rejected));
  say(
    `${counts.new} registered, ${counts.known} were registered before, ${counts.rejected.length} rejected, ${counts.skipped} done in an earlier run.`,
  );
  if (counts.rejected.length > 0) say(`What was rejected, with line and reason: ${beside}.rejected.csv`);
});

/** @param {string} file @returns {{ line: number, row: Record<string, string> }[]} */
function readRows(file) {
  const records = /** @type {{ record: Record<string, string>, info: { lines: number } }[]} */ (
    /** @type {unknown} */ (
      parse(readFileSync(file), { columns: true, info: true, bom: true, relax_column_count: true })
    )
  );
  return records.map(({ record, info }) => ({ line: info.lines, row: record }));
}

/** @param {string} file @param {{ row: Record<string, string> }[]} rows @param {import('./import/mapping.mjs').Mapping} mapping */
function checkColumns(file, rows, mapping) {
  const [first] = rows;
  if (first === undefined) throw new InTheWay(`${file} has no rows.`);
  const missing = columnsOf(mapping).filter((column) => !(column in first.row));
  if (missing.length > 0)
    throw new InTheWay(`${file} has no column ${missing.join(', ')}; it has ${Object.keys(first.row).join(', ')}.`);
}

/**
 * @param {{ rows: { line: number, row: Record<string, string> }[], mapping: import('./import/mapping.mjs').Mapping, client: ImportClient, progress: Progress }} options
 */
async function importRows({ rows, mapping, client, progress }) {
  const counts = { new: 0, known: 0, skipped: 0, rejected: /** @type {{ line: number, reason: string }[]} */ ([]) };
  const waiting = rows.filter(({ row }) => !progress.has(row));
  counts.skipped = rows.length - waiting.length;
  const begun = performance.now();
  let done = 0;
  const next = waiting[Symbol.iterator]();
  const worker = async () => {
    for (const { line, row } of next) {
      try {
        counts[await client.register(complaintOf(mapping, row))] += 1;
        progress.note(row);
      } catch (error) {
        if (!(error instanceof BadRow || error instanceof Refused)) throw error;
        counts.rejected.push({ line, reason: error.message });
      }
      done += 1;
      const perSecond = (done * 1_000) / (performance.now() - begun);
      if (done % 50 === 0 || done === waiting.length)
        showProgress({ done, of: waiting.length, rejected: counts.rejected.length, perSecond });
    }
  };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  } finally {
    progress.flush();
    if (process.stdout.isTTY) process.stdout.write('\n');
  }
  return counts;
}

/** @param {{ line: number, reason: string }[]} rejected */
function rejectedFile(rejected) {
  const quoted = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
  return [
    'line,reason',
    ...rejected.sort((a, b) => a.line - b.line).map(({ line, reason }) => `${line},${quoted(reason)}`),
    '',
  ].join('\n');
}
