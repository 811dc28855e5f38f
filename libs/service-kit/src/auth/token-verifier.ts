import { hash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { BaseConfig } from '../config/base-config.js';
import { Problem } from '../problem/problem.js';
import { type ClaimNames, principalOf } from './claims.js';
import type { Principal } from './principal.js';

export type VerifierConfig = Pick<
  BaseConfig,
  | 'OIDC_ISSUER'
  | 'OIDC_AUDIENCE'
  | 'OIDC_JWKS_URL'
  | 'OIDC_ROLES_CLAIM'
  | 'OIDC_BRANCHES_CLAIM'
  | 'OIDC_DEPARTMENT_CLAIM'
  | 'OIDC_CLEARANCE_CLAIM'
>;

/** A verified token is trusted without a second look for so long at most, so that a withdrawn key is noticed. */
const TRUSTED_MS = 5 * 60_000;
const REMEMBERED = 10_000;
const CLOCK_TOLERANCE_SECONDS = 5;
/** A `sub` that facts can name (OpenID Connect Core, 2: at most 255 ASCII characters). */
const nameable = /^[!-~]{1,255}$/;

/** Checks bearer tokens: signature, issuer, audience, times. */
export class TokenVerifier {
  private readonly verified = new LRUCache<string, Principal>({ max: REMEMBERED });
  private readonly keys: JWTVerifyGetKey;
  private readonly claims: ClaimNames;

  constructor(private readonly config: VerifierConfig) {
    // A fresh key of the issuer is looked up at once, yet a flood of unknown keys asks it only once a second.
    this.keys = createRemoteJWKSet(new URL(config.OIDC_JWKS_URL), { cooldownDuration: 1_000, timeoutDuration: 2_000 });
    this.claims = {
      roles: config.OIDC_ROLES_CLAIM,
      branches: config.OIDC_BRANCHES_CLAIM,
      department: config.OIDC_DEPARTMENT_CLAIM,
      clearance: config.OIDC_CLEARANCE_CLAIM,
    };
  }

  /** Who a token speaks for, if it was seen before and still holds: without waiting, since nearly every request asks. */
  known(token: string): Principal | undefined {
    return this.verified.get(keyOf(token));
  }

  /**
   * Who a token speaks for.
   *
   * @throws {Problem} 401 when it does not hold, 503 when the issuer's keys cannot be read
   */
  async verify(token: string): Promise<Principal> {
    const { payload } = await jwtVerify(token, this.keys, {
      issuer: this.config.OIDC_ISSUER,
      audience: this.config.OIDC_AUDIENCE,
      algorithms: ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
      requiredClaims: ['exp', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    }).catch((fault: unknown) => {
      throw problemOf(fault);
    });
    if (!nameable.test(payload.sub ?? '')) throw unauthenticated('token-invalid');
    const principal = principalOf(payload, this.claims);
    const lives = ((payload.exp ?? 0) + CLOCK_TOLERANCE_SECONDS) * 1000 - Date.now();
    if (lives > 0) this.verified.set(keyOf(token), principal, { ttl: Math.min(lives, TRUSTED_MS) });
    return principal;
  }
}

/** Tokens themselves are not kept. */
function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}

export function unauthenticated(code: 'token-missing' | 'token-invalid' | 'token-expired'): Problem {
  const reason = code === 'token-missing' ? '' : ', error="invalid_token"';
  return new Problem({ status: 401, code, headers: { 'www-authenticate': `Bearer realm="redress"${reason}` } });
}

const keysUnreadable = [errors.JWKSTimeout, errors.JWKSInvalid];

function problemOf(fault: unknown): Problem {
  if (fault instanceof errors.JWTExpired) return unauthenticated('token-expired');
  const isTokens = fault instanceof errors.JOSEError && fault.code !== 'ERR_JOSE_GENERIC';
  if (isTokens && !keysUnreadable.some((kind) => fault instanceof kind)) return unauthenticated('token-invalid');
  return new Problem({ status: 503, code: 'sign-in-away', retryAfterSeconds: 2 });
}
