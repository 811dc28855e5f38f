import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a container is handed beside its environment: variables in a file of a volume that holds nothing else. */
const fileIn = (/** @type {string} */ folder) => join(folder, 'environment.json');

/** Hands variables to the containers that mount `folder`. */
export function handOut(/** @type {string} */ folder, /** @type {Record<string, string>} */ variables) {
  writeFileSync(fileIn(folder), `${JSON.stringify(variables, null, 2)}\n`, { mode: 0o600 });
  chmodSync(fileIn(folder), 0o600);
}

/** The variables handed out in `folder`; none where there are none. @returns {Record<string, string>} */
export function handedOut(/** @type {string} */ folder) {
  return existsSync(fileIn(folder)) ? JSON.parse(readFileSync(fileIn(folder), 'utf8')) : {};
}
