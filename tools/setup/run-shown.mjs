import { spawn } from 'node:child_process';
import { tiedToThisProcess } from '../parts/child.mjs';
import { workspaceRoot } from '../parts/places.mjs';

/**
 * Runs a program in the workspace's root with its output shown.
 *
 * @param {string[]} line  program and arguments
 * @param {NodeJS.ProcessEnv} [env]  added to this process's
 * @returns {Promise<number>} its exit code
 */
export function runShown([command = '', ...args], env = {}) {
  return new Promise((resolve) => {
    const line = tiedToThisProcess({ command, args, deathSignal: 'KILL' });
    const child = spawn(line.command, line.args, {
      cwd: workspaceRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
