import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '../problem/problem.js';
import { type AuthenticatedRequest, PUBLIC, ROLES } from './decorators.js';
import type { Role } from './principal.js';
import { unauthenticated } from './token-verifier.js';

/** Lets in who holds a role that the endpoint names; who asks was found out before the body was read. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const served = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES, places) ?? [];
    const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (!principal) throw unauthenticated('token-missing');
    if (principal.roles.some((role) => served.includes(role))) return true;
    throw new Problem({ status: 403, code: 'role-not-served', values: { served, held: principal.roles } });
  }
}
