import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { startChild } from './child.mjs';
import { isAlive, withLock } from './lock.mjs';
import { freePort, sleep } from './ports.mjs';
import { canRead, postgresBinaries, postgresUser, readableFolder } from './postgres-binaries.mjs';
import { run } from './run.mjs';
import { temporaryFolder } from './temporary.mjs';

/** What was committed still survives the death of the server, only not that of the machine. */
const withoutDurability = ['fsync=off', 'full_page_writes=off'];

/**
 * Starts PostgreSQL from its npm package, with a password that lies beside the data. It dies with this process.
 *
 * @param {import('./types.d.mts').PostgresOptions} [options]
 * @returns {Promise<import('./types.d.mts').PostgresServer>}
 * @throws {PartMissing} no server for this machine in the package
 */
export async function startPostgres(options = {}) {
  const say = options.say ?? (() => {});
  const user = await postgresUser();
  const binaries = await postgresBinaries(user, say);
  const home = options.dataFolder ? homeFor(options.dataFolder, user, say) : temporaryHome(user);
  const data = join(home, 'data');
  const port = options.port ?? (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...((options.durable ?? options.dataFolder !== undefined) ? [] : withoutDurability),
  ].flatMap((setting) => ['-c', setting]);

  const start = () =>
    withLock(join(home, 'start.lock'), async () => {
      await initialise({ home, data, user, initdb: binaries.initdb });
      await endLeftover({ data, user, pgCtl: binaries.pgCtl });
      const child = startChild({
        name: 'postgres',
        command: binaries.postgres,
        args: ['-D', data, '-p', String(port), ...settings],
        cwd: data,
        user,
        logFile: options.logFile ?? join(home, 'postgres.log'),
        deathSignal: 'INT',
      });
      await ready(child, data, options.logFile ?? join(home, 'postgres.log'));
      return child;
    });

  let child = await start();
  return {
    url: `postgresql://postgres:${password(home)}@127.0.0.1:${port}/postgres`,
    dataFolder: data,
    port,
    pid: () => child.pid,
    async kill() {
      child.signal('SIGKILL');
      await child.exited;
    },
    async restart() {
      child = await start();
    },
    freeze: () => signalAll(data, 'SIGSTOP'),
    thaw: () => signalAll(data, 'SIGCONT'),
    async stop() {
      if (existsSync(join(data, 'postmaster.pid'))) signalAll(data, 'SIGCONT');
      await child.stop('SIGINT');
      if (!options.dataFolder) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** @typedef {import('./postgres-binaries.mjs').User | undefined} User */

function homeFor(
  /** @type {string} */ wanted,
  /** @type {User} */ user,
  /** @type {(sentence: string) => void} */ say,
) {
  mkdirSync(wanted, { recursive: true, mode: 0o755 });
  if (canRead(user, wanted)) return wanted;
  const home = join(readableFolder(), basename(dirname(wanted)), basename(wanted));
  say(`The user "postgres" cannot enter ${wanted}, so the database lies in ${home}.`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return home;
}

function temporaryHome(/** @type {User} */ user) {
  const home = temporaryFolder('postgres');
  if (user) chownSync(home, user.uid, user.gid);
  return home;
}

const passwordFile = (/** @type {string} */ home) => join(home, 'password');
const password = (/** @type {string} */ home) => readFileSync(passwordFile(home), 'utf8').trim();

/** initdb into a folder beside, renamed when complete, so that one killed half-way is done again. */
async function initialise(
  /** @type {{ home: string, data: string, user: User, initdb: string }} */ { home, data, user, initdb },
) {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const half = join(home, 'data.new');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (!existsSync(passwordFile(home)))
    writeFileSync(passwordFile(home), randomBytes(18).toString('hex'), { mode: 0o600 });
  if (user) [half, passwordFile(home)].forEach((path) => chownSync(path, user.uid, user.gid));
  const { code, output } = await run(
    initdb,
    [
      ...['-D', half, '-U', 'postgres', `--pwfile=${passwordFile(home)}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--no-locale', '--no-sync', '--no-instructions'],
    ],
    { ...user, cwd: half, env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  );
  if (code !== 0) throw new Error(`PostgreSQL could not lay out its data in ${data}: ${output.trim()}`);
  renameSync(half, data);
}

/** A server that outlived its parent ends by itself within a moment; what does not is asked to. */
async function endLeftover(/** @type {{ data: string, user: User, pgCtl: string }} */ { data, user, pgCtl }) {
  const status = () => run(pgCtl, ['status', '-D', data], { ...user, cwd: data });
  for (let look = 0; look < 20; look += 1) {
    if ((await status()).code !== 0) return;
    await sleep(100);
  }
  await run(pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20'], { ...user, cwd: data });
}

/** Line 8 of postmaster.pid says `ready` once connections are accepted. */
async function ready(
  /** @type {import('./types.d.mts').Child} */ child,
  /** @type {string} */ data,
  /** @type {string} */ log,
) {
  for (const givesUpAt = Date.now() + 30_000; Date.now() < givesUpAt; await sleep(20)) {
    if (!child.running()) break;
    const lines = existsSync(join(data, 'postmaster.pid'))
      ? readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      : [];
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
  }
  await child.stop('SIGINT');
  const lastLines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ') : '';
  throw new Error(`PostgreSQL did not start: ${lastLines}`);
}

/**
 * The postmaster and its backends: stopping the postmaster alone would leave open connections answering, and each backend
 * is a process group of its own. The postmaster goes first, so that it makes no more of them.
 */
function signalAll(/** @type {string} */ data, /** @type {NodeJS.Signals} */ signal) {
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  if (!isAlive(postmaster)) return;
  process.kill(postmaster, signal);
  for (const child of childrenOf(postmaster)) if (isAlive(child)) process.kill(child, signal);
}

function childrenOf(/** @type {number} */ parent) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid = 0]) => pid);
}
