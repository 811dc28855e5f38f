import { parseArgs } from 'node:util';
import { calendarIn } from './read.mjs';
import { printedYear } from './year.mjs';

/**
 * Prints a year of a calendar as a person would read it.
 * Usage: npm run calendar:print -- FILE YEAR [--language zh-CN]
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'en' } },
});
const [file, yearText] = positionals;
const year = Number(yearText);
if (!file || !Number.isInteger(year) || year < 1900 || year > 2499) {
  process.stderr.write('usage: npm run calendar:print -- FILE YEAR [--language zh-CN]\n');
  process.exit(2);
}
try {
  process.stdout.write(printedYear(calendarIn(file), year, values.language));
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
}
