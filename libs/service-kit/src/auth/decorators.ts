import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Principal, Role } from './principal.js';

export const ROLES = 'redress:roles';
export const PUBLIC = 'redress:public';

/** The roles an endpoint (or every endpoint of a controller) serves. One without roles keeps the service from starting. */
export const Roles = (...served: [Role, ...Role[]]) => SetMetadata(ROLES, served);

/** Serves everybody, without a token. It stands on each endpoint: the door knows endpoints, not their controllers. */
export const Public = (): MethodDecorator => applyDecorators(SetMetadata(PUBLIC, true), RouteConfig({ public: true }));

/** The request as the guard leaves it. */
export interface AuthenticatedRequest {
  principal?: Principal;
}

/** Who is calling. */
export const CurrentPrincipal = createParamDecorator((_: undefined, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('@CurrentPrincipal() was asked for on an endpoint that is @Public()');
  return principal;
});
