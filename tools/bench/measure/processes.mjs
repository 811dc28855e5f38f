import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's accounting in a second: USER_HZ, which is 100 on every Linux. */
const TICKS_PER_SECOND = 100;

/** @typedef {{ pid: number, parent: number, ticks: number }} Process */

/**
 * These processes and all that descend from them, with the CPU each has used. Children that have ended and were waited
 * for count with their parent (cutime, cstime), so that a connection of PostgreSQL that closed is not lost.
 *
 * @param {readonly (number | undefined)[]} roots
 * @returns {Process[]}
 */
export function treeOf(roots) {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const inside = new Set(roots);
  // a child may have a lower number than its parent once numbers have wrapped round, hence until nothing is added
  for (let before = -1; before !== inside.size;) {
    before = inside.size;
    for (const { pid, parent } of all) if (inside.has(parent)) inside.add(pid);
  }
  return all.filter(({ pid }) => inside.has(pid));
}

/** CPU seconds, user and system, that these processes and their descendants have used since they began. */
export function cpuSecondsOf(/** @type {readonly (number | undefined)[]} */ roots) {
  return treeOf(roots).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** Memory in MB (10^6 bytes) of these processes and their descendants; what several share is divided among them. */
export function memoryMbOf(/** @type {readonly (number | undefined)[]} */ roots) {
  return treeOf(roots).reduce((sum, { pid }) => sum + proportionalBytes(pid), 0) / 1e6;
}

/** @param {number} pid @returns {Process | undefined} */
function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // the name may hold spaces and brackets; the fields begin after the last bracket, the first being the third
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number);
  return { pid, parent: Number(fields[1]), ticks: utime + stime + cutime + cstime };
}

function proportionalBytes(/** @type {number} */ pid) {
  return Number(/^Pss: +(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024;
}

/** Nothing when the process has ended meanwhile. */
function read(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
