import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stateFolder } from '../parts/places.mjs';

/**
 * Made once for this folder and kept readable for its owner alone: without `vaultKey` nobody reads the vault again.
 *
 * @param {string} [file]
 * @returns {{ vaultKey: string, signInKey: string, databasePassword: string, vaultPassword: string }}
 */
export function localSecrets(file = join(stateFolder, 'secrets.json')) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = {
    vaultKey: kept.vaultKey ?? `local-1:${randomBytes(32).toString('base64')}`,
    signInKey: kept.signInKey ?? randomBytes(32).toString('base64'),
    databasePassword: kept.databasePassword ?? randomBytes(18).toString('hex'),
    vaultPassword: kept.vaultPassword ?? randomBytes(18).toString('hex'),
  };
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return secrets;
}
