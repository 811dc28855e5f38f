import { SignJWT } from 'jose';
import type { DemoUser } from './demo-users.js';
import type { IssuerKey } from './issuer-key.js';

export interface IssuerOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly key: IssuerKey;
  /** @default 12 hours */
  readonly lifetimeSeconds?: number;
}

export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
}

const TWELVE_HOURS = 12 * 3600;

/** A bearer token for one of the demonstration users, with the claims any provider would send. */
export async function issueToken(
  { issuer, audience, key, lifetimeSeconds = TWELVE_HOURS }: IssuerOptions,
  user: DemoUser,
): Promise<IssuedToken> {
  const now = Math.floor(Date.now() / 1000);
  const { name, roles, branches, department, clearance } = user;
  const token = await new SignJWT({ name, roles, branches, department, clearance })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
    .setSubject(user.id)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds)
    .sign(key.privateKey);
  return { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds };
}
