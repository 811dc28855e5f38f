import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/**
 * A provider of bearer tokens for the services under test: one key, one caller, by default a channel that may post
 * everywhere.
 *
 * @param {{ roles?: readonly string[], clearance?: string }} [caller]
 * @returns {Promise<{ env: Record<string, string>, token: string, stop: () => void }>}
 */
export async function startIssuer({ roles = ['channel'], clearance = 'normal' } = {}) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'EdDSA', use: 'sig' }];
  const server = createServer((_, answer) =>
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  const token = await new SignJWT({ name: 'Bench', roles, branches: ['cn'], clearance })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'bench', typ: 'JWT' })
    .setSubject('bench')
    .setIssuer(url)
    .setAudience('redress')
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(privateKey);
  return { env: { OIDC_ISSUER: url, OIDC_JWKS_URL: `${url}/jwks.json` }, token, stop: () => server.close() };
}
