import type { Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { ROLES } from '../auth/decorators.js';
import type { Role } from '../auth/principal.js';

/** What the endpoints of these controllers serve: the roles, by the last part of the path, such as `acceptance`. */
export function servedRoles(controllers: readonly Type[]): ReadonlyMap<string, readonly Role[]> {
  const reflector = new Reflector();
  return new Map(
    controllers.flatMap((controller) => {
      const prototype = controller.prototype as Record<string, () => unknown>;
      return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
        const method = prototype[name];
        const path: unknown = method && Reflect.getMetadata(PATH_METADATA, method);
        if (method === undefined || typeof path !== 'string') return [];
        const served = reflector.getAllAndOverride<readonly Role[]>(ROLES, [method, controller]);
        return [[path.split('/').at(-1) ?? '', served] as const];
      });
    }),
  );
}
