/**
 * Runs once before the services in containers: makes the secrets of this installation, kept in the volume at
 * REDRESS_HOME, and the database with its roles on the server of DATABASE_ADMIN_URL.
 */
import { provisionDatabase } from '../stack/database.mjs';
import { localSecrets } from '../stack/secrets.mjs';

const adminUrl = process.env.DATABASE_ADMIN_URL;
if (!adminUrl) {
  console.error('DATABASE_ADMIN_URL is missing: the PostgreSQL address of a role that may create databases and roles.');
  process.exit(1);
}
await provisionDatabase({ adminUrl, name: process.env.DATABASE_NAME ?? 'redress', secrets: localSecrets() });
console.log('The database and its roles are there.');
