import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../parts/lock.mjs';
import { stateFolder, workspaceRoot } from '../parts/places.mjs';
import { InTheWay, say } from './say.mjs';
import { runShown } from './run-shown.mjs';

const oldestNode = [20, 19];

/** @throws {InTheWay} this Node is too old */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new InTheWay(
    `Redress needs Node ${oldestNode.join('.')} or newer, and this is ${process.versions.node}: install a newer one.`,
  );
}

/** Installs the packages of package-lock.json where they are missing or others than it says. */
export async function ensureInstalled() {
  if (!firstDifference()) return;
  await withLock(join(stateFolder, 'install.lock'), install);
}

async function install() {
  const wrong = firstDifference();
  if (!wrong) return; // another process has just done it
  say(`Installing the packages (${wrong}). This takes about half a minute.`);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const code = await runShown([...npm, 'ci', '--no-fund', '--no-audit', '--loglevel=error']);
  if (code !== 0) throw new InTheWay('The packages could not be installed: see the lines of npm above.');
}

/**
 * npm writes what it installed to a lock file inside node_modules, as its last step.
 *
 * @returns {string | undefined} in words, what is not as package-lock.json wants it
 */
function firstDifference() {
  const installed = join(workspaceRoot, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'none are there yet';
  const present = packagesOf(installed);
  for (const [path, wanted] of Object.entries(packagesOf(join(workspaceRoot, 'package-lock.json')))) {
    if (!path.startsWith('node_modules/')) continue;
    const there = present[path];
    if (!there && wanted.optional) continue;
    if (!there && wanted.link && !existsSync(join(workspaceRoot, wanted.resolved ?? ''))) continue;
    if (!there || there.version !== wanted.version || !existsSync(join(workspaceRoot, path))) {
      return `${path.slice('node_modules/'.length)} is not as the lock file says`;
    }
  }
  return undefined;
}

/** @returns {Record<string, { version?: string, optional?: boolean, link?: boolean, resolved?: string }>} */
const packagesOf = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages;
