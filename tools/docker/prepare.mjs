/**
 * Runs once before the services in containers: makes the secrets of this installation, kept in the volume at
 * REDRESS_HOME, and the database with its roles on the server of DATABASE_ADMIN_URL. Nobody else mounts that volume or
 * knows that address: services and gateway are handed what they need, each in a volume of its own.
 */
import { provisionDatabase } from '../stack/database.mjs';
import { localSecrets } from '../stack/secrets.mjs';
import { handOut } from './environment-file.mjs';

const { DATABASE_ADMIN_URL: adminUrl, DATABASE_NAME: name = 'redress' } = process.env;
const { SERVICES_HOME = '/var/lib/redress-services', GATEWAY_HOME = '/var/lib/redress-gateway' } = process.env;
if (!adminUrl) {
  console.error('DATABASE_ADMIN_URL is missing: the PostgreSQL address of a role that may create databases and roles.');
  process.exit(1);
}
const secrets = localSecrets();
const { databaseUrl, vaultUrl } = await provisionDatabase({ adminUrl, name, secrets });
handOut(SERVICES_HOME, { DATABASE_URL: databaseUrl, VAULT_DATABASE_URL: vaultUrl, VAULT_KEY: secrets.vaultKey });
handOut(GATEWAY_HOME, { LOCAL_SIGN_IN_KEY: secrets.signInKey });
console.log('The database and its roles are there.');
