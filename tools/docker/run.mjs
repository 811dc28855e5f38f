/**
 * Starts one process in its container: `node tools/docker/run.mjs intake`. What the environment does not say comes from
 * the secrets that prepare.mjs made, so that nothing secret stands in a compose file.
 */
import { databaseUrls } from '../stack/database.mjs';
import { localSecrets } from '../stack/secrets.mjs';

const [app = ''] = process.argv.slice(2);
const { DATABASE_ADMIN_URL: adminUrl, DATABASE_NAME: name = 'redress', VAULT_KEY, DATABASE_URL } = process.env;

if (!VAULT_KEY || !DATABASE_URL) {
  const secrets = localSecrets();
  process.env.LOCAL_SIGN_IN_KEY ??= secrets.signInKey;
  if (app !== 'gateway') process.env.VAULT_KEY ??= secrets.vaultKey;
  if (app !== 'gateway' && adminUrl) {
    const { databaseUrl, vaultUrl } = databaseUrls({ adminUrl, name, secrets });
    process.env.DATABASE_URL ??= databaseUrl;
    process.env.VAULT_DATABASE_URL ??= vaultUrl;
  }
}
delete process.env.DATABASE_ADMIN_URL; // the services have no business with it
await import(new URL(`../../apps/${app}/dist/main.js`, import.meta.url).href);
