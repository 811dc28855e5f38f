import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { startChild } from '../../parts/child.mjs';
import { workspaceRoot } from '../../parts/places.mjs';
import { freePort } from '../../parts/ports.mjs';
import { nodeOptions } from '../../stack/node-options.mjs';
import { publishPolicies } from './publish-policies.mjs';

/** To try what an option of Node does to all contenders: `NODE_OPTIONS=--max-semi-space-size=64 npm run bench`. */
const optionsTried = process.env.NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS: process.env.NODE_OPTIONS };

/** @typedef {{ name: string, port: number, pid: number | undefined, path: string, stop: () => Promise<void> }} Server */

/**
 * A server under test, answering. `node` are options of Node itself, such as `--cpu-prof`.
 *
 * @param {{ name: string, entry: string, env: Record<string, string>, logFile: string, ready: string, path: string, node?: string[] }} options
 * @returns {Promise<Server>}
 */
export async function startServer({ name, entry, env, logFile, ready, path, node = [] }) {
  const port = await freePort();
  const child = startChild({
    name,
    command: process.execPath,
    args: [...nodeOptions, ...node, entry],
    cwd: workspaceRoot,
    env: { PATH: process.env.PATH, ...optionsTried, NODE_ENV: 'production', ...env, PORT: String(port) },
    logFile,
  });
  const server = { name, port, pid: child.pid, path, stop: () => child.stop('SIGTERM', 6_000) };
  try {
    await until(async () => {
      if (!child.running()) throw new Error(`${name} ended before it was ready; its log is ${logFile}`);
      return answers(port, ready);
    }, `${name} was not ready within 60 s; its log is ${logFile}`);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function answers(/** @type {number} */ port, /** @type {string} */ path) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

/** @param {() => Promise<boolean>} holds @param {string} otherwise */
async function until(holds, otherwise) {
  for (const givesUpAt = Date.now() + 60_000; !(await holds()); await sleep(100))
    if (Date.now() > givesUpAt) throw new Error(otherwise);
}

/**
 * Intake as it runs in production, alone, with every shipped policy: what it announces goes nowhere.
 *
 * @param {{ env: Record<string, string>, databaseUrl: string, logFolder: string, node?: string[] }} options
 */
export async function startIntake({ env, databaseUrl, logFolder, node }) {
  const intake = await startServer({
    name: 'intake',
    entry: join(workspaceRoot, 'apps/intake/dist/main.js'),
    env: { TRANSPORT: 'in-process', ...env },
    logFile: join(logFolder, 'intake.log'),
    ready: '/health/live',
    path: '/api/v1/complaints',
    ...(node ? { node } : {}),
  });
  // it lays its tables first, and is ready when policies have reached it
  const published = () =>
    publishPolicies({ databaseUrl, schema: 'intake' }).then(
      () => true,
      () => false,
    );
  await until(published, 'The policies could not be handed to intake.');
  await until(() => answers(intake.port, '/health/ready'), 'intake was not ready within 60 s.');
  return intake;
}

/** The limit: no framework but the HTTP server, no work but one statement. */
export function startLimit(
  /** @type {{ kind: 'fastify' | 'nest', databaseUrl: string, logFolder: string }} */ { kind, databaseUrl, logFolder },
) {
  return startServer({
    name: `bare-${kind}`,
    entry: fileURLToPath(new URL(`../limit/${kind}.mjs`, import.meta.url)),
    env: { DATABASE_URL: databaseUrl },
    logFile: join(logFolder, `bare-${kind}.log`),
    ready: '/health',
    path: '/complaints',
  });
}
