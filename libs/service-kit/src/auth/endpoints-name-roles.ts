import type { INestApplicationContext } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC, ROLES } from './decorators.js';

/** Thrown at start: an endpoint that names neither roles nor `@Public()` would serve nobody, or worse. */
export class EndpointNamesNoRoles extends Error {
  constructor(readonly endpoints: readonly string[]) {
    super(`Every endpoint names the roles it serves with @Roles(...), or says @Public(): ${endpoints.join(', ')}`);
    this.name = 'EndpointNamesNoRoles';
  }
}

/** @throws {EndpointNamesNoRoles} naming each such endpoint as Controller.method */
export function requireRolesOnEndpoints(app: INestApplicationContext): void {
  const reflector = app.get(Reflector);
  const open = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, (...args: unknown[]) => unknown>;
      return new MetadataScanner()
        .getAllMethodNames(prototype)
        .flatMap((name) => (prototype[name] ? [{ name, method: prototype[name] }] : []))
        .filter(({ method }) => Reflect.hasMetadata(PATH_METADATA, method))
        .filter(({ method }) => {
          const places = [method, metatype as new () => unknown];
          return (
            reflector.getAllAndOverride(PUBLIC, places) === undefined &&
            reflector.getAllAndOverride(ROLES, places) === undefined
          );
        })
        .map(({ name }) => `${metatype.name}.${name}`);
    });
  if (open.length > 0) throw new EndpointNamesNoRoles(open);
}
