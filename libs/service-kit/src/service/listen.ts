import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { requireRolesOnEndpoints } from '../auth/endpoints-name-roles.js';
import { httpServer } from '../http/http-server.js';
import { serveOpenApi } from '../http/open-api.js';
import { nestLog } from '../observe/nest-log.js';
import type { Parts } from '../parts/parts.js';
import type { Started } from './stop-service.js';
import { ServiceModule } from './service.module.js';

/**
 * Wires the service's module to its parts and listens; `started` learns of it as soon as there is something to close.
 *
 * @throws {EndpointNamesNoRoles} and what Nest says of a provider that is missing
 */
export async function listen(parts: Parts, port: number, started: Started): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule.of(parts), httpServer(parts), {
    logger: nestLog(parts.log),
    bodyParser: false,
    abortOnError: false,
  });
  started.app = app;
  app.setGlobalPrefix('api/v1');
  serveOpenApi(app, parts.definition.name);
  await app.init();
  requireRolesOnEndpoints(app);
  await app.listen(port, parts.config.HOST);
  return app;
}
