import { existsSync } from 'node:fs';
import { run } from '../parts/run.mjs';
import { say } from './say.mjs';

let listsRead = false;

/** Whether this process may install Debian's packages. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Installs Debian packages, saying so.
 *
 * @param {string[]} packages
 * @param {string} why  what they are for
 * @returns {Promise<boolean>} whether they are there now
 */
export async function installFromDebian(packages, why) {
  if (!mayInstall()) return false;
  say(`Installing ${packages.join(', ')} from Debian's packages, for ${why}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsRead) await run('apt-get', ['update', '-q'], { env });
  listsRead = true;
  const { code, output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env,
  });
  if (code !== 0) say(`They could not be installed: ${output.trim().split('\n').at(-1)}`);
  return code === 0;
}
