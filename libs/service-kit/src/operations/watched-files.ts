import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../observe/log.js';

export interface WatchedFile {
  readonly path: string;
  readonly text: string;
}

export interface WatchedFilesOptions {
  readonly folder: string;
  /** The name of a file that counts. */
  readonly name: RegExp;
  /** Whether the folders in it count as well. @default false */
  readonly recursive?: boolean;
  readonly log: Log;
  /** What is said of a file that nothing comes of, such as `A policy file was not published`. */
  readonly complaint: string;
}

/** Files of rules that are looked at over and over: each text until it is settled, and what is wrong with it said once. */
export class WatchedFiles {
  /** Reading these at every look was most of what a service did at rest. */
  private readonly settled = new Set<string>();
  private readonly told = new Set<string>();

  constructor(private readonly options: WatchedFilesOptions) {}

  /** @throws {Error} the folder or a file in it cannot be read */
  async unsettled(): Promise<readonly WatchedFile[]> {
    const { folder, name, recursive = false } = this.options;
    const entries = await readdir(folder, { withFileTypes: true, recursive });
    // where a folder is mounted from a configuration, its files may be links
    const paths = entries
      .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && name.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const read = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
    return read.filter(({ text }) => !this.settled.has(text));
  }

  /** The text was published, or never will be. */
  settle(text: string): void {
    this.settled.add(text);
  }

  sayOnce(what: string, complaint = this.options.complaint): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    this.options.log.error(complaint, { what });
  }
}
