import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../parts/lock.mjs';
import { stateFolder, workspaceRoot } from '../parts/places.mjs';
import { run } from '../parts/run.mjs';
import { runShown } from './run-shown.mjs';
import { InTheWay, say } from './say.mjs';

/** `nx …` without the network, a daemon, or a display that moves. */
export const nx = (/** @type {string[]} */ ...args) => [
  process.execPath,
  join(workspaceRoot, nxProgram()),
  ...args,
  '--output-style=static',
];
export const quietNx = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };

function nxProgram() {
  const { bin } = JSON.parse(readFileSync(join(workspaceRoot, 'node_modules/nx/package.json'), 'utf8'));
  return join('node_modules/nx', bin.nx);
}

/**
 * Builds what has changed since the last build; where nothing has, that takes a second or two.
 *
 * @param {{ shown?: boolean, projects?: string[] }} [options]  `projects`: only these, by name, and what they need
 * @throws {InTheWay} the build failed
 */
export function ensureBuilt({ shown = false, projects = [] } = {}) {
  const first = !existsSync(join(workspaceRoot, 'apps/all-in-one/dist/main.js'));
  const often = 'Building what has changed.';
  say(first ? 'Building the services and the console; the first time takes about half a minute.' : often);
  const only = projects.length > 0 ? ['-p', projects.join(',')] : [];
  const [command = '', ...args] = nx('run-many', '-t', 'build', ...only);
  return withLock(join(stateFolder, 'build.lock'), async () => {
    if (shown) {
      if ((await runShown([command, ...args], quietNx)) !== 0) throw new InTheWay('The build failed: see above.');
      return;
    }
    const { code, output } = await run(command, args, { cwd: workspaceRoot, env: { ...process.env, ...quietNx } });
    if (code !== 0) throw new InTheWay(`The build failed:\n${output}`);
  });
}
