import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from '../parts/lock.mjs';
import { InTheWay } from './say.mjs';

/**
 * Only one process of this kind at a time works in a folder; one that was killed does not count.
 *
 * @param {string} file      remembers the process
 * @param {string} program   the script's name, since process numbers are used again
 * @throws {InTheWay}
 */
export function oneAtATime(file, program) {
  mkdirSync(dirname(file), { recursive: true });
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (other > 0 && other !== process.pid && isAlive(other) && runs(other, program)) {
    throw new InTheWay(
      `Redress already runs from this folder, as process ${other}: end that one first (Ctrl-C there, or kill ${other}).`,
    );
  }
  writeFileSync(file, String(process.pid));
}

function runs(/** @type {number} */ pid, /** @type {string} */ program) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program);
  } catch {
    return true;
  }
}
