import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Rows of the file that are done, kept beside it so that an interrupted import goes on where it was. A row is known by
 * what it says, not by its line: lines move when rows are put in, taken out or sorted.
 */
export class Progress {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    this.done = new Set(lines);
    /** @type {string[]} */
    this.unwritten = [];
  }

  /** @param {Record<string, string>} row */
  has(row) {
    return this.done.has(nameOf(row));
  }

  /** @param {Record<string, string>} row */
  note(row) {
    this.unwritten.push(nameOf(row));
    if (this.unwritten.length >= 100) this.flush();
  }

  flush() {
    if (this.unwritten.length > 0) appendFileSync(this.file, `${this.unwritten.join('\n')}\n`);
    this.unwritten = [];
  }

  forget() {
    writeFileSync(this.file, '');
    this.done.clear();
  }
}

/** @param {Record<string, string>} row */
function nameOf(row) {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(row).sort()))
    .digest('hex')
    .slice(0, 32);
}

/** @param {{ done: number, of: number, rejected: number, perSecond: number }} state */
export function showProgress({ done, of, rejected, perSecond }) {
  const share = of === 0 ? 1 : done / of;
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '·');
  const line = `${bar} ${done}/${of}, ${Math.round(perSecond)} rows/s${rejected > 0 ? `, ${rejected} rejected` : ''}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (done === of) console.log(line);
}
