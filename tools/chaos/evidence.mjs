import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of one run: what was done when, what clients were told, and what the audit found. */
export class Evidence {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** One line of the course of the run, with the time. @param {string} line */
  course(line) {
    appendFileSync(join(this.folder, 'course.log'), `${new Date().toISOString()} ${line}\n`);
  }

  /** @param {import('./types.d.mts').LoadReport} report */
  load({ told, answers, unexpected }) {
    const lines = told.map((each) => JSON.stringify(each));
    writeFileSync(join(this.folder, 'told.ndjson'), `${lines.join('\n')}\n`);
    writeFileSync(
      join(this.folder, 'answers.json'),
      `${JSON.stringify({ answers: Object.fromEntries(answers), unexpected }, null, 2)}\n`,
    );
  }

  /** @param {import('./types.d.mts').Findings} findings @param {string} table */
  result(findings, table) {
    writeFileSync(join(this.folder, 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`);
    writeFileSync(join(this.folder, 'table.txt'), `${table}\n`);
  }
}
