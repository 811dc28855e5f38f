/**
 * The variables every process of a local installation gets beside what the person who starts it has set.
 * Without an issuer of theirs, the built-in sign-in with its demonstration users answers at the front door.
 *
 * @param {{ databaseUrl: string, vaultUrl: string, gatewayPort: number,
 *   secrets: { vaultKey: string, signInKey: string } }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function commonEnvironment({ databaseUrl, vaultUrl, gatewayPort, secrets }) {
  const signIn = {
    LOCAL_SIGN_IN: 'on',
    LOCAL_SIGN_IN_KEY: secrets.signInKey,
    OIDC_ISSUER: `http://localhost:${gatewayPort}`,
    OIDC_JWKS_URL: `http://127.0.0.1:${gatewayPort}/auth/jwks.json`,
  };
  return {
    ...(process.env.OIDC_ISSUER ? {} : signIn),
    DATABASE_URL: databaseUrl,
    VAULT_DATABASE_URL: vaultUrl,
    VAULT_KEY: process.env.VAULT_KEY ?? secrets.vaultKey,
    GATEWAY_PORT: String(gatewayPort),
    NODE_ENV: 'production',
  };
}
