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
 * Connections that the kernel holds until the process accepts them. Beyond them it drops packets without a word, and a
 * caller waits for seconds to be refused; the usual 511 is what arrives while the process is busy for a moment.
 */
const ACCEPT_QUEUE = 4_096;

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
  await app.listen({ port, host: parts.config.HOST, backlog: ACCEPT_QUEUE });
  return app;
}
