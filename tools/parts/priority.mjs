import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Has a process go before others (below 0, which only root may) or after them (above 0). Linux may share the cores
 * among sessions before it looks at processes; then the session of the process is moved likewise.
 *
 * @param {number} pid
 * @param {number} nice  -20 to 19
 * @returns {boolean} whether that was allowed
 */
export function givePriority(pid, nice) {
  try {
    setPriority(pid, nice);
  } catch {
    return false;
  }
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // no such sharing here
  }
  return true;
}
