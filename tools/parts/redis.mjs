import { mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { PartMissing } from './part-missing.mjs';
import { freePort, sleep } from './ports.mjs';
import { exists } from './run.mjs';
import { temporaryFolder } from './temporary.mjs';

/**
 * @param {string} [url]  the only place to look; without it, the standard port of this machine
 * @returns {Promise<{ url: string } | undefined>}
 * @throws {Error} `url` was given and nobody answers there
 */
export async function findRedis(url) {
  if (await answersPing(url ?? 'redis://127.0.0.1:6379')) return { url: url ?? 'redis://127.0.0.1:6379' };
  if (url) throw new Error(`No Redis lets us in at ${new URL(url).host}.`);
  return undefined;
}

/** Says PING (after AUTH, if the URL has a password) and waits a second for PONG. */
function answersPing(/** @type {string} */ url) {
  const { hostname, port, password, username } = new URL(url);
  const words = [decodeURIComponent(username), decodeURIComponent(password)].filter(Boolean);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 1_000 });
    const answer = (/** @type {boolean} */ value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => socket.write(`${password ? `AUTH ${words.join(' ')}\r\n` : ''}PING\r\n`));
    socket.on('data', (chunk) => {
      heard += chunk;
      if (heard.includes('+PONG')) answer(true);
      if (heard.includes('-')) answer(false);
    });
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

/**
 * Starts a Redis that dies with this process.
 *
 * @param {import('./types.d.mts').RedisOptions} [options]
 * @returns {Promise<import('./types.d.mts').RedisServer>}
 * @throws {PartMissing}
 */
export async function startRedis(options = {}) {
  if (!(await exists('redis-server'))) {
    throw new PartMissing(
      'Redis',
      'install redis-server (Debian: apt-get install redis-server), or name one in REDIS_URL.',
    );
  }
  const folder = options.dataFolder ?? temporaryFolder('redis');
  mkdirSync(folder, { recursive: true });
  const durable = options.durable ?? options.dataFolder !== undefined;
  const port = options.port ?? (await freePort());
  const url = `redis://127.0.0.1:${port}`;
  const args = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
    ...['--appendonly', durable ? 'yes' : 'no', '--maxmemory-policy', 'noeviction'],
  ];
  const start = async () => {
    const logFile = options.logFile ?? join(folder, 'redis.log');
    const child = startChild({ name: 'redis', command: 'redis-server', args, logFile });
    for (const givesUpAt = Date.now() + 15_000; Date.now() < givesUpAt; await sleep(20)) {
      if (child.running() && (await answersPing(url))) return child;
      if (!child.running()) throw new Error(`Redis did not start at port ${port}; its log is ${logFile}`);
    }
    await child.stop();
    throw new Error(`Redis did not answer at port ${port} within 15 s.`);
  };

  let child = await start();
  return {
    url,
    port,
    pid: () => child.pid,
    async kill() {
      child.signal('SIGKILL');
      await child.exited;
    },
    async restart() {
      child = await start();
    },
    freeze: () => child.signal('SIGSTOP'),
    thaw: () => child.signal('SIGCONT'),
    async stop() {
      child.signal('SIGCONT');
      await child.stop();
      if (!options.dataFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
