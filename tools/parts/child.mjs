import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

const canTieToParent = process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0;

/** @type {Set<import('./types.d.mts').Child>} */
const children = new Set();
process.once('exit', () => {
  for (const child of children) child.signal('SIGKILL');
});

/**
 * The command line that dies with this process, even when this process is killed with SIGKILL, and runs as `user`.
 *
 * @param {Pick<import('./types.d.mts').ChildOptions, 'command' | 'args' | 'user' | 'deathSignal'>} options
 */
export function tiedToThisProcess({ command, args, user, deathSignal = 'TERM' }) {
  if (!canTieToParent) return { command, args };
  const identity = user ? ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'] : [];
  return { command: 'setpriv', args: [...identity, '--pdeathsig', deathSignal, command, ...args] };
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches only the tool, which then ends things in order.
 *
 * @param {import('./types.d.mts').ChildOptions} options
 * @returns {import('./types.d.mts').Child}
 */
export function startChild(options) {
  const { name, env = process.env, cwd, user, logFile } = options;
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? openSync(logFile, 'a') : undefined;
  const line = tiedToThisProcess(options);
  const started = spawn(line.command, line.args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', log ?? 'ignore', log ?? 'ignore'],
    ...(user && !canTieToParent ? user : {}),
  });
  if (log !== undefined) closeSync(log);

  /** @type {import('./types.d.mts').Exit | undefined} */
  let ended;
  /** @type {Promise<import('./types.d.mts').Exit>} */
  const exited = new Promise((resolve) => {
    const end = (/** @type {import('./types.d.mts').Exit} */ exit) => {
      ended = exit;
      children.delete(child);
      resolve(exit);
    };
    started.once('error', (error) => end({ code: null, signal: null, reason: error.message }));
    started.once('exit', (code, signal) => end({ code, signal, reason: signal ?? `exit code ${code}` }));
  });

  /** @type {import('./types.d.mts').Child} */
  const child = {
    name,
    pid: started.pid,
    exited,
    running: () => ended === undefined,
    signal(signal) {
      if (ended === undefined) started.kill(signal);
    },
    async stop(signal = 'SIGTERM', withinMs = 4_500) {
      child.signal(signal);
      const timer = setTimeout(() => child.signal('SIGKILL'), withinMs);
      await exited;
      clearTimeout(timer);
    },
  };
  children.add(child);
  return child;
}
