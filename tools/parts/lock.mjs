import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sleep } from './ports.mjs';

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Takes the lock file, or makes room where its holder has died: then the next try may have it. */
function tryLock(/** @type {string} */ file) {
  if (claim(file)) return true;
  if (!isLeft(file)) return false;
  // One at a time: whoever found the holder dead may be late, and would remove the lock of the next one.
  const turn = `${file}.left`;
  if (claim(turn)) {
    try {
      if (isLeft(file)) rmSync(file, { force: true });
    } finally {
      rmSync(turn, { force: true });
    }
  } else if (isLeft(turn)) setAside(turn);
  return false;
}

/** The file comes into being with the holder in it, or not at all: nobody ever reads an empty one. */
function claim(/** @type {string} */ file) {
  const own = unique(file);
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Its holder died in the few instructions of its turn; where it is another's by now, that one gets it back. */
function setAside(/** @type {string} */ file) {
  const aside = unique(file);
  try {
    renameSync(file, aside);
    if (!isLeft(aside)) linkSync(aside, file);
  } catch {
    // somebody else was quicker
  } finally {
    rmSync(aside, { force: true });
  }
}

function unique(/** @type {string} */ file) {
  return `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
}

/** Whether its holder has died; an empty file is one of those that were made before they were written. */
function isLeft(/** @type {string} */ file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return !(pid > 0 && isAlive(pid));
  } catch {
    return false; // gone in this moment: try again
  }
}

/**
 * Runs `work` while no other process of this machine runs under the same lock file.
 * A process that died with the lock held does not keep it.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryLock(file)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
