import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { type AuthenticatedRequest, PUBLIC, ROLES } from './decorators.js';
import type { Principal, Role } from './principal.js';
import { TokenVerifier, unauthenticated } from './token-verifier.js';

/** Lets in who holds a role that the endpoint names. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const served = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES, places) ?? [];
    const request = context.switchToHttp().getRequest<FastifyRequest & AuthenticatedRequest>();
    const token = bearerOf(request.headers.authorization);
    const known = this.verifier.known(token);
    return known
      ? admit(request, known, served)
      : this.verifier.verify(token).then((fresh) => admit(request, fresh, served));
  }
}

function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthenticated(authorization === undefined ? 'token-missing' : 'token-invalid');
  return token;
}

function admit(request: AuthenticatedRequest, principal: Principal, served: readonly Role[]): true {
  if (!principal.roles.some((role) => served.includes(role))) {
    throw new Problem({ status: 403, code: 'role-not-served', values: { served, held: principal.roles } });
  }
  request.principal = principal;
  return true;
}
