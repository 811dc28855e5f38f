import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Lines of the file that are done, kept beside it so that an interrupted import goes on where it was. */
export class Progress {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    this.done = new Set(lines.map(Number));
    /** @type {number[]} */
    this.unwritten = [];
  }

  /** @param {number} line */
  has(line) {
    return this.done.has(line);
  }

  /** @param {number} line */
  note(line) {
    this.unwritten.push(line);
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

/** @param {{ done: number, of: number, rejected: number, perSecond: number }} state */
export function showProgress({ done, of, rejected, perSecond }) {
  const share = of === 0 ? 1 : done / of;
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '·');
  const line = `${bar} ${done}/${of}, ${Math.round(perSecond)} rows/s${rejected > 0 ? `, ${rejected} rejected` : ''}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (done === of) console.log(line);
}
