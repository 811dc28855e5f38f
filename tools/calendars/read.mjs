import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileCalendar, readCalendarFile } from '@redress/business-time';

/** The calendar in a file, ready to reckon with; what it inherits is looked for beside it, as `<id>.yaml`. */
export function calendarIn(file) {
  return compileCalendar(definitionIn(file), (id) => {
    const parent = join(dirname(file), `${id}.yaml`);
    return existsSync(parent) ? definitionIn(parent) : undefined;
  });
}

/** @throws {Error} naming file, line and column of everything wrong */
function definitionIn(file) {
  const read = readCalendarFile(readFileSync(file, 'utf8'), file);
  if (read.outcome === 'read') return read.definition;
  throw new Error(read.problems.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'));
}
