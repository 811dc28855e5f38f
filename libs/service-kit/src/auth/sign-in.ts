import type { FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { Principal } from './principal.js';
import { type TokenVerifier, unauthenticated } from './token-verifier.js';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/**
 * Finds out who asks, before the body is read: nobody's body is waited for whose token does not hold. The guard finds the
 * principal on the request.
 */
export function signIn(verifier: TokenVerifier) {
  return (request: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction): void => {
    const token = bearerOf(request.headers.authorization);
    const enter = (principal: Principal) => {
      request.principal = principal;
      done();
    };
    const known = verifier.known(token);
    if (known) enter(known);
    else verifier.verify(token).then(enter, done);
  };
}

function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthenticated(authorization === undefined ? 'token-missing' : 'token-invalid');
  return token;
}
