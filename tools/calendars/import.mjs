import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importICalendar } from '@redress/business-time';
import { stringify } from 'yaml';

/**
 * Prints the holidays and make-up days of an iCalendar file, ready to be pasted into a calendar file.
 * Usage: npm run calendar:import -- FILE.ics --from 2026 [--through 2027] [--hours-of friday]
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, through: { type: 'string' }, 'hours-of': { type: 'string' } },
});
const from = Number(values.from);
const through = Number(values.through ?? values.from);
if (!positionals[0] || !Number.isInteger(from) || !Number.isInteger(through)) {
  process.stderr.write(
    'usage: npm run calendar:import -- FILE.ics --from YEAR [--through YEAR] [--hours-of WEEKDAY]\n',
  );
  process.exit(2);
}
const days = importICalendar(readFileSync(positionals[0], 'utf8'), { from, through }, values['hours-of']);
process.stdout.write(stringify({ holidays: days.holidays, makeUpDays: days.makeUpDays }));
for (const { line, summary, reason } of days.leftOut)
  process.stderr.write(`line ${line}: left out "${summary}": ${reason}\n`);
