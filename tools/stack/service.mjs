import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../parts/child.mjs';
import { workspaceRoot } from '../parts/places.mjs';
import { sleep } from '../parts/ports.mjs';
import { givePriority } from '../parts/priority.mjs';
import { nodeOptions } from './node-options.mjs';

/**
 * Where the processes share a machine, those that take complaints go before those that follow them: announcements wait
 * for somebody to have time, and people do not. Only root may put a process in front; to put others behind is everybody's
 * right, and they still get what is left: the cores are never idle while one of them has work.
 */
const inFront = new Set(['intake', 'gateway']);
const IN_FRONT = -10;
const BEHIND = 10;

/**
 * One process of the system: `apps/NAME/dist/main.js`.
 *
 * @param {{ name: string, url: string, env: NodeJS.ProcessEnv, logFile: string }} options
 * @returns {import('./index.d.mts').ServiceProcess}
 */
export function serviceProcess({ name, url, env, logFile }) {
  const entry = join(workspaceRoot, 'apps', name, 'dist/main.js');
  if (!existsSync(entry)) throw new Error(`${entry} is missing: build first (npm run build).`);
  const start = () =>
    startChild({
      name,
      command: process.execPath,
      args: [...nodeOptions, entry],
      cwd: workspaceRoot,
      env: { ...withoutNpm(process.env), ...env },
      logFile,
    });

  /** @type {import('../parts/index.d.mts').Child | undefined} */
  let child;
  const health = async (/** @type {'live' | 'ready'} */ kind) => {
    try {
      const answer = await fetch(`${url}/health/${kind}`, { signal: AbortSignal.timeout(2_000) });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  };
  return {
    name,
    url,
    logFile,
    pid: () => child?.pid,
    running: () => child?.running() ?? false,
    async ended() {
      if (!child) throw new Error(`${name} has not been started.`);
      return child.exited;
    },
    health,
    start() {
      if (child?.running()) throw new Error(`${name} is running already, as process ${child.pid}.`);
      child = start();
      if (child.pid !== undefined) givePriority(child.pid, inFront.has(name) ? IN_FRONT : BEHIND);
      return child;
    },
    async ready(withinMs = 60_000) {
      for (const givesUpAt = Date.now() + withinMs; Date.now() < givesUpAt; await sleep(150)) {
        if (!child?.running()) throw new Error(`${name} ended before it was ready; its log is ${logFile}`);
        if (await health('ready')) return;
      }
      throw new Error(`${name} was not ready within ${withinMs / 1_000} s; its log is ${logFile}`);
    },
    async kill() {
      child?.signal('SIGKILL');
      await child?.exited;
    },
    freeze: () => child?.signal('SIGSTOP'),
    thaw: () => child?.signal('SIGCONT'),
    async stop(withinMs = 4_800) {
      await child?.stop('SIGTERM', withinMs);
    },
  };
}

/** npm hands its own settings down as variables; the services read none of them. */
const withoutNpm = (/** @type {NodeJS.ProcessEnv} */ env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('npm_')));
