import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Takes the lock over and over for a second, and says how often somebody else was inside. */
const contender = `
  import { closeSync, openSync, rmSync } from 'node:fs';
  import { withLock } from '@redress/tools/parts';
  const [lock, inside] = process.argv.slice(1);
  let others = 0;
  for (const until = Date.now() + 1_000; Date.now() < until; )
    await withLock(lock, async () => {
      try {
        closeSync(openSync(inside, 'wx'));
      } catch {
        others += 1;
        return;
      }
      await new Promise((turn) => setImmediate(turn));
      rmSync(inside, { force: true });
    });
  console.log(others);`;

describe('the lock between processes', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'redress-lock-'))));
  afterEach(() => rm(folder, { recursive: true }));

  // it was seen empty while its holder wrote it, taken for left behind, and given to a second one
  it('is held by one at a time, and taken over from one that has died', async () => {
    const lock = join(folder, 'lock');
    await writeFile(lock, '999999999');
    const run = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', contender, lock, join(folder, 'inside')], {
        cwd: __dirname,
      });
    const told = await Promise.all(Array.from({ length: 8 }, run));
    expect(told.map(({ stdout }) => stdout.trim())).toEqual(Array<string>(8).fill('0'));
  }, 30_000);
});
