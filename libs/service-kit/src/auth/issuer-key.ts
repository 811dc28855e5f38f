import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** What precedes the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface IssuerKey {
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
  readonly kid: string;
}

/**
 * The key the local issuer signs with.
 *
 * @param seed  32 bytes in base64, so that tokens outlive a restart; without it the key is new with every process
 */
export async function issuerKey(seed?: string): Promise<IssuerKey> {
  const bytes = seed === undefined ? randomBytes(32) : Buffer.from(seed, 'base64');
  if (bytes.length !== 32)
    throw new Error(`The key of the local sign-in must be 32 bytes in base64; it has ${bytes.length}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, bytes]), format: 'der', type: 'pkcs8' });
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, kid, publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } };
}
